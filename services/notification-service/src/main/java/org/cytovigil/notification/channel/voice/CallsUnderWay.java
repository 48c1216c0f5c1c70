// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.voice;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cytovigil.notification.publishing.RunTime;

/**
 * Calls that have not ended, so that nobody is called while listening: a page without proof is tried again in 30 s. A call
 * whose end nobody tells is forgotten after a minute, and a restart forgets all: then a telephone rings twice.
 */
@Singleton
final class CallsUnderWay {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Map<String, Call> calls = new ConcurrentHashMap<>();
    private final RunTime time;

    CallsUnderWay(RunTime time) {
        this.time = time;
    }

    private record Call(String number, String sid, Instant begun) {}

    /** The id of the call that rings for the page at the number, or is spoken to. */
    Optional<String> of(String pageId, String number) {
        Instant oldest = time.now().minus(LONGEST);
        calls.values().removeIf(call -> call.begun().isBefore(oldest));
        return Optional.ofNullable(calls.get(pageId))
                .filter(call -> call.number().equals(number))
                .map(Call::sid);
    }

    void begun(String pageId, String number, String sid) {
        calls.put(pageId, new Call(number, sid, time.now()));
    }

    void ended(String pageId) {
        calls.remove(pageId);
    }
}
