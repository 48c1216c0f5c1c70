// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.duty;

import java.time.Instant;
import java.util.List;
import org.cytovigil.paging.Priority;
import org.cytovigil.paging.escalation.PagePlan;
import org.cytovigil.paging.oncall.Interval;
import org.cytovigil.paging.oncall.OnCallResolver;
import org.cytovigil.paging.oncall.Unreached;
import org.cytovigil.paging.oncall.Watch;

/**
 * What a roster and a policy lead to.
 *
 * @param plan whom an alert of the priority, raised at that instant, would page, and when
 * @param watches who is on call in the days after it
 * @param gaps when nobody could be paged in these days
 * @param unreached the same, and when of nobody on call it is known that a page reaches them
 */
public record Preview(
        String unit,
        Priority priority,
        Instant at,
        PagePlan plan,
        List<Watch> watches,
        List<Interval> gaps,
        List<Unreached> unreached,
        OnCallResolver resolver) {
    public Preview {
        watches = List.copyOf(watches);
        gaps = List.copyOf(gaps);
        unreached = List.copyOf(unreached);
    }
}
