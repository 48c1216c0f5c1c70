// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.cytovigil.paging.delivery.DeliveryState;
import org.cytovigil.paging.oncall.Person;

/**
 * A case at an instant: what happened, and who is on call. Two states that no later step can tell apart have the same
 * {@link #key}.
 */
record ModelState(List<CaseEvent> history, List<Person> onCall, Instant now) {
    ModelState {
        history = List.copyOf(history);
        onCall = List.copyOf(onCall);
    }

    ModelState with(CaseEvent event) {
        List<CaseEvent> longer = new ArrayList<>(history);
        longer.add(event);
        return new ModelState(longer, onCall, now);
    }

    ModelState with(List<Person> others) {
        return new ModelState(history, others, now);
    }

    ModelState later(Duration time) {
        return new ModelState(history, onCall, now.plus(time));
    }

    /** The newest round of the case. */
    int round() {
        int round = 0;
        for (CaseEvent event : history) {
            round = event instanceof CaseEvent.Escalated escalated ? escalated.round() : round;
        }
        return round;
    }

    boolean has(Predicate<CaseEvent> wanted) {
        return history.stream().anyMatch(wanted);
    }

    /** The newest try of each page whose fate is open: the carrier has not answered, or its receipt is outstanding. */
    List<CaseEvent.Tried> open() {
        Map<String, CaseEvent.Tried> newest = new LinkedHashMap<>();
        Map<String, DeliveryState> fates = fates();
        for (CaseEvent event : history) {
            if (event instanceof CaseEvent.Tried attempt) {
                newest.put(attempt.pageId(), attempt);
            }
        }
        return newest.values().stream()
                .filter(attempt -> {
                    DeliveryState fate =
                            fates.getOrDefault(name(attempt.pageId(), attempt.attempt()), DeliveryState.QUEUED);
                    return fate == DeliveryState.QUEUED || fate == DeliveryState.ACCEPTED;
                })
                .toList();
    }

    DeliveryState fate(CaseEvent.Tried attempt) {
        return fates().getOrDefault(name(attempt.pageId(), attempt.attempt()), DeliveryState.QUEUED);
    }

    private Map<String, DeliveryState> fates() {
        Map<String, DeliveryState> fates = new LinkedHashMap<>();
        for (CaseEvent event : history) {
            if (event instanceof CaseEvent.Progressed progress) {
                fates.put(name(progress.pageId(), progress.attempt()), progress.state());
            }
        }
        return fates;
    }

    private static String name(String page, int attempt) {
        return page + "#" + attempt;
    }

    /**
     * What of a state later steps depend on: ages rather than instants, no older than the longest delay; the rounds above
     * the ladder are one; of an attempt only which way it took.
     */
    String key(int rounds, int ways, Duration unit, int oldest) {
        int round = 0;
        Instant began = now;
        boolean waiting = false;
        boolean alarmed = false;
        Map<String, String> pages = new LinkedHashMap<>();
        Set<String> tried = new TreeSet<>();
        Set<String> reached = new TreeSet<>();
        Set<String> passedOn = new TreeSet<>();
        Map<String, CaseEvent.Tried> first = new LinkedHashMap<>();
        for (CaseEvent event : history) {
            if (event instanceof CaseEvent.Opened) {
                waiting = true;
                began = event.at();
            } else if (event instanceof CaseEvent.Escalated escalated) {
                waiting = true;
                round = escalated.round();
                began = event.at();
                pages.clear();
                first.clear();
                passedOn(passedOn, escalated);
            } else if (event instanceof CaseEvent.Tried attempt) {
                tried.add(attempt.person());
                first.putIfAbsent(attempt.person(), attempt);
                pages.put(
                        attempt.person(),
                        attempt.attempt() % ways + " "
                                + age(first.get(attempt.person()).at(), unit, oldest) + " "
                                + age(attempt.at(), unit, oldest) + " " + changed(attempt, unit, oldest) + " "
                                + fate(attempt) + " " + proven(attempt.pageId()));
            } else if (event instanceof CaseEvent.Progressed progress) {
                if (progress.state() == DeliveryState.DELIVERED) {
                    reached.add(personOf(progress.pageId()));
                }
            } else if (event instanceof CaseEvent.AlarmRaised) {
                alarmed = true;
            } else {
                waiting = false;
            }
        }
        return waiting
                ? Math.min(round, rounds) + " " + age(began, unit, oldest) + " " + alarmed + " " + pages + " "
                        + unreached(tried, reached) + " " + passedOn + " "
                        + onCall.stream().map(Person::id).toList()
                : "over";
    }

    private static void passedOn(Set<String> people, CaseEvent.Escalated event) {
        if (event.by() != null) {
            people.add(event.by());
        } else if (event.reason() != EscalationReason.NOBODY) {
            people.clear();
        }
    }

    private static Set<String> unreached(Set<String> tried, Set<String> reached) {
        Set<String> left = new TreeSet<>(tried);
        left.removeAll(reached);
        return left;
    }

    private long changed(CaseEvent.Tried attempt, Duration unit, int oldest) {
        Instant changed = attempt.at();
        for (CaseEvent event : history) {
            if (event instanceof CaseEvent.Progressed progress
                    && progress.pageId().equals(attempt.pageId())
                    && progress.attempt() == attempt.attempt()) {
                changed = event.at();
            }
        }
        return age(changed, unit, oldest);
    }

    private boolean proven(String page) {
        return has(event -> event instanceof CaseEvent.Progressed progress
                && progress.pageId().equals(page)
                && progress.state() == DeliveryState.DELIVERED);
    }

    private String personOf(String page) {
        for (CaseEvent event : history) {
            if (event instanceof CaseEvent.Tried attempt && attempt.pageId().equals(page)) {
                return attempt.person();
            }
        }
        throw new IllegalStateException("a receipt without a try");
    }

    private long age(Instant since, Duration unit, int oldest) {
        return Math.min(Duration.between(since, now).dividedBy(unit), oldest);
    }
}
