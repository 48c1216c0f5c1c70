// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The dated exceptions that stand at an instant; a later one in the list wins, also over an earlier exception. */
record StandIns(List<RosterOverride> standing) {

    static StandIns at(List<RosterOverride> overrides, Instant at) {
        return new StandIns(overrides.stream()
                .filter(override -> override.interval().contains(at))
                .toList());
    }

    /** Who has the place of a person. */
    String holder(String person) {
        return holder(person, 0);
    }

    /** Who was put before all others, the newest first. */
    List<String> first() {
        List<String> first = new ArrayList<>();
        for (int i = 0; i < standing.size(); i++) {
            if (standing.get(i).replaces() == null) {
                first.add(0, holder(standing.get(i).person(), i + 1));
            }
        }
        return first;
    }

    /** Whoever once had the place in this chain is named by a later exception as well as who has it now. */
    private String holder(String person, int begin) {
        Set<String> had = new HashSet<>(Set.of(person));
        String holder = person;
        for (RosterOverride override : standing.subList(begin, standing.size())) {
            String replaces = override.replaces();
            if (replaces != null && had.contains(replaces)) {
                holder = override.person();
                had.add(holder);
            }
        }
        return holder;
    }
}
