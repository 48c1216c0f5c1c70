// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.vod;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cytovigil.core.grading.Criterion;

/** Classes of single criteria, from which a class of severity follows. */
final class Severity {
    /** Nothing, or the worst of all where it is not known. */
    static final int MOST = 4;

    private final List<Judged> all = new ArrayList<>();

    /**
     * A criterion with its class.
     *
     * @param lowest what is proven, 0 where nothing is
     * @param highest what is possible
     * @param missing what would have to be known to tell the two apart
     */
    record Judged(String criterion, int lowest, int highest, List<String> evidence, String missing) {}

    void add(String criterion, int lowest, int highest, List<String> evidence) {
        add(criterion, lowest, highest, evidence, criterion);
    }

    void add(String criterion, int lowest, int highest, List<String> evidence, String missing) {
        all.add(new Judged(criterion, lowest, highest, evidence, missing));
    }

    void unknown(String criterion) {
        add(criterion, 0, MOST, List.of());
    }

    /** The highest class that so many criteria reach; each counts for its class and for all below it. */
    int reachedBy(int needed, boolean possible) {
        return all.stream()
                .map(each -> possible ? each.highest() : each.lowest())
                .sorted(Comparator.reverseOrder())
                .skip(needed - 1L)
                .findFirst()
                .orElse(0);
    }

    /** What is not known of criteria that could be worse than a class. */
    Set<String> missing(int than) {
        Set<String> missing = new TreeSet<>();
        all.stream()
                .filter(each -> each.highest() > each.lowest() && each.highest() > than)
                .forEach(each -> missing.add(each.missing()));
        return missing;
    }

    /** The criteria of a class above mild, as reasons. */
    List<Criterion> reasons() {
        return all.stream()
                .filter(each -> each.lowest() > 1)
                .map(each -> new Criterion(each.criterion(), each.evidence()))
                .toList();
    }
}
