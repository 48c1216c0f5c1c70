// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.util.List;

/** A stretch of time and who is on call in it, first to be paged first. */
public record Watch(Interval interval, List<Person> people) {
    public Watch {
        people = List.copyOf(people);
    }
}
