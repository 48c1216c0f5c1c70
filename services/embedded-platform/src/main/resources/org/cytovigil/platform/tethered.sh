# SPDX-License-Identifier: Apache-2.0
# Runs a program that knows nothing of tethers so that it does not outlive whoever holds our standard input.
# INT is Postgres's fast shutdown, QUIT its immediate one. A session of its own keeps Ctrl-C away from the program:
# it is stopped in its turn.
exec 3<&0
if command -v setsid >/dev/null 2>&1; then set -- setsid "$@"; fi
"$@" </dev/null 3<&- &
program=$!
trap 'kill -INT "$program" 2>/dev/null' TERM
(
  while read -r ignored; do :; done <&3
  kill -INT "$program" 2>/dev/null
  for second in 1 2 3 4 5 6 7 8; do
    kill -0 "$program" 2>/dev/null || exit 0
    sleep 1
  done
  kill -QUIT "$program" 2>/dev/null
) &
watcher=$!
exec 3<&-
while :; do
  wait "$program"
  code=$?
  kill -0 "$program" 2>/dev/null || break
done
kill "$watcher" 2>/dev/null
exit "$code"
