// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Every phone and pager with what it has received and sent. Kept in memory: it is a simulator. */
@Singleton
final class Phones {
    /** The devices of the default roster exist before anything was sent to them. */
    private static final List<String> DEFAULT = List.of("+15550100", "+15550101", "pager:P100", "pager:P101");

    private final Map<String, List<Message>> messages = new ConcurrentSkipListMap<>();
    private final Set<String> pages = ConcurrentHashMap.newKeySet();

    Phones() {
        DEFAULT.forEach(device -> messages.put(device, new CopyOnWriteArrayList<>()));
    }

    List<String> devices() {
        return List.copyOf(messages.keySet());
    }

    List<Message> on(String device) {
        return messages.getOrDefault(device, List.of());
    }

    void add(String device, Message message) {
        messages.computeIfAbsent(device, none -> new CopyOnWriteArrayList<>()).add(message);
    }

    /** What became of the incident of a page; the message on the device says so from then on. */
    void mark(String device, String page, String status) {
        change(device, message -> page.equals(message.page()), message -> message.with(status));
    }

    /** The message, or call, with that id is another from now on. */
    void change(String device, String id, UnaryOperator<Message> change) {
        change(device, message -> message.id().equals(id), change);
    }

    private void change(String device, Predicate<Message> which, UnaryOperator<Message> change) {
        List<Message> known = messages.getOrDefault(device, List.of());
        for (int i = 0; i < known.size(); i++) {
            if (which.test(known.get(i))) {
                known.set(i, change.apply(known.get(i)));
            }
        }
    }

    /** Notes a deduplication key of a device; whether it was there before. */
    boolean seenBefore(String device, String page) {
        return !pages.add(device + " " + page);
    }

    /** The newest message to the device: whom an answer goes to. */
    Optional<Message> newestTo(String device) {
        return on(device).stream()
                .filter(message -> message.direction().equals("OUT"))
                .reduce((earlier, later) -> later);
    }
}
