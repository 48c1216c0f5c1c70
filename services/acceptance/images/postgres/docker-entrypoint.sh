#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# On the first start makes the cluster, its user and its database, as the official image does; then becomes the server.
set -euo pipefail
user=${POSTGRES_USER:-postgres}
database=${POSTGRES_DB:-$user}
if [ "$1" = postgres ] && [ ! -s "$PGDATA/PG_VERSION" ]; then
  initdb --pgdata="$PGDATA" --username="$user" --pwfile=<(echo "${POSTGRES_PASSWORD:?is not set}") \
    --auth-local=trust --auth-host=scram-sha-256 --encoding=UTF8 >/dev/null
  echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
  # Not reachable from outside until it is complete; it says "ready" once here and once below.
  pg_ctl --pgdata="$PGDATA" --options="-c listen_addresses=''" --wait start
  [ "$database" = postgres ] || createdb --username="$user" "$database"
  pg_ctl --pgdata="$PGDATA" --mode=fast --wait stop
fi
[ "$1" = postgres ] && set -- "$@" -c "listen_addresses=*"
exec "$@"
