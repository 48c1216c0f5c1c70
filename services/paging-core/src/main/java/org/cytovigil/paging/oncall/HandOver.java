// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.util.List;
import java.util.Optional;

/**
 * Who takes over a unit: the first on call, where that was somebody else, or nobody, before. Whoever is paged later in the
 * order has nothing to take over until the page reaches them.
 */
public record HandOver(String from, Person to) {

    /**
     * The hand-over between two looks at a roster.
     *
     * @param before the id of who was the first on call; empty for nobody
     * @param onCall who is on call now, first to be paged first
     */
    public static Optional<HandOver> of(String before, List<Person> onCall) {
        return onCall.stream()
                .findFirst()
                .filter(first -> !first.id().equals(before))
                .map(first -> new HandOver(before, first));
    }
}
