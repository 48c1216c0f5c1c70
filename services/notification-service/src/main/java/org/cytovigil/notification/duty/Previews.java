// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.duty;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.paging.Priority;
import org.cytovigil.paging.escalation.AlertCase;
import org.cytovigil.paging.escalation.EscalationPolicy;
import org.cytovigil.paging.escalation.PagePlan;
import org.cytovigil.paging.oncall.Interval;
import org.cytovigil.paging.oncall.OnCallResolver;
import org.cytovigil.paging.oncall.Roster;
import org.jspecify.annotations.Nullable;

/** Shows what a roster or a policy leads to before it counts. Nothing is saved. */
@Singleton
public class Previews {
    private static final Duration AHEAD = Duration.ofDays(14);

    private final Duty duty;
    private final Reaches reaches;
    private final Channels channels;

    public Previews(Duty duty, Reaches reaches, Channels channels) {
        this.duty = duty;
        this.reaches = reaches;
        this.channels = channels;
    }

    /** What is tried in place of what is in force; null leaves that as it is. */
    public record Candidate(
            @Nullable Roster roster, @Nullable EscalationPolicy policy) {
        /** What is in force. */
        public static final Candidate NONE = new Candidate(null, null);
    }

    /** What an alert of the unit leads to; throws {@link JsonProblem} for a candidate that could not be set. */
    public Preview of(String unit, Priority priority, Instant at, Candidate candidate) {
        DutyNow standing = duty.trial(candidate.roster(), candidate.policy());
        OnCallResolver resolver = standing.resolver();
        Interval days = new Interval(at, at.plus(AHEAD));
        AlertCase rehearsed = new AlertCase("preview", priority, standing.policy(unit), channels.routes());
        PagePlan.OnCall onCall = new PagePlan.OnCall(
                when -> standing.onCall(unit, when), resolver.changes(unit, at, at.plus(Duration.ofDays(1))));
        return new Preview(
                unit,
                priority,
                at,
                PagePlan.of(rehearsed, onCall, at),
                resolver.watches(unit, days.from(), days.to()),
                resolver.gaps(unit, days.from(), days.to()),
                resolver.unreached(unit, days, reaches.now()),
                resolver);
    }
}
