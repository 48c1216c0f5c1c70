// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.util.List;

/**
 * A stretch in which a page may reach nobody.
 *
 * @param people who is on call in it, and why nothing says that a page reaches them; empty where nobody is
 */
public record Unreached(Interval interval, List<Doubt> people) {
    public Unreached {
        people = List.copyOf(people);
    }

    /** A person, and what is known of the ways to them. */
    public record Doubt(String person, Reach reach) {}
}
