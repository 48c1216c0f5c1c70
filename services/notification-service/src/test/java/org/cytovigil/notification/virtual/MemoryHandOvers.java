// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.virtual;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.cytovigil.notification.ledger.FirstOnCall;
import org.cytovigil.notification.ledger.HandOverRepository;
import org.cytovigil.notification.ledger.ShiftTest;

/** Who was on call at the last look, in memory. */
final class MemoryHandOvers implements HandOverRepository {
    private static final String PENDING = "PENDING";

    private final Map<String, String> first = new TreeMap<>();
    private final Map<String, ShiftTest> tests = new LinkedHashMap<>();

    @Override
    public List<FirstOnCall> known() {
        return first.entrySet().stream()
                .map(known -> new FirstOnCall(known.getKey(), known.getValue()))
                .toList();
    }

    @Override
    public long begin(String unit, String person, Instant at) {
        return first.putIfAbsent(unit, person) == null ? 1 : 0;
    }

    @Override
    public long change(String unit, String before, String after, Instant at) {
        return first.replace(unit, before, after) ? 1 : 0;
    }

    @Override
    public void test(String pageId, String unit, String person, Instant at) {
        tests.putIfAbsent(pageId, new ShiftTest(pageId, unit, person, at, PENDING));
    }

    @Override
    public List<ShiftTest> pending() {
        return tests.values().stream()
                .filter(test -> test.fate().equals(PENDING))
                .toList();
    }

    @Override
    public long settle(String pageId, String fate) {
        ShiftTest test = Objects.requireNonNull(tests.get(pageId));
        if (!test.fate().equals(PENDING)) {
            return 0;
        }
        tests.put(pageId, new ShiftTest(pageId, test.unit(), test.person(), test.beganAt(), fate));
        return 1;
    }

    @Override
    public List<ShiftTest> newest() {
        return List.copyOf(tests.values());
    }
}
