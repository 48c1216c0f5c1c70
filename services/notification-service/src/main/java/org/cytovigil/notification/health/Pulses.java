// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.health;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** The pulses of all parts that run. */
@Singleton
public class Pulses {
    private final Map<String, Pulse> byPart = new ConcurrentSkipListMap<>();

    /** The pulse of a part that may go so long without success, in real time. */
    public Pulse of(String part, Duration patience) {
        return byPart.computeIfAbsent(part, name -> new Pulse(name, patience));
    }

    /** All of them, by name. */
    public Collection<Pulse> all() {
        return byPart.values();
    }
}
