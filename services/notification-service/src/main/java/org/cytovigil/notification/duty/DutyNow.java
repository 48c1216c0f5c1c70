// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.duty;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cytovigil.paging.escalation.EscalationPolicy;
import org.cytovigil.paging.oncall.OnCallResolver;
import org.cytovigil.paging.oncall.Person;
import org.cytovigil.paging.oncall.Roster;
import org.jspecify.annotations.Nullable;

/** Rosters, people and policies as they stand at one look; immutable. */
public record DutyNow(OnCallResolver resolver, Map<String, EscalationPolicy> policies) {
    public DutyNow {
        policies = Map.copyOf(policies);
    }

    /** Who is on call for a unit, first to be paged first; null is a unit that is not known. */
    public List<Person> onCall(@Nullable String unit, Instant at) {
        return resolver.onCall(unitOrAny(unit), at);
    }

    /** The policy of a unit, or the one for any unit, or the standard one. */
    public EscalationPolicy policy(@Nullable String unit) {
        EscalationPolicy own = policies.get(unitOrAny(unit));
        EscalationPolicy any = policies.get(Roster.ANY_UNIT);
        return own != null ? own : any != null ? any : EscalationPolicy.standard(Roster.ANY_UNIT);
    }

    private static String unitOrAny(@Nullable String unit) {
        return unit == null ? Roster.ANY_UNIT : unit;
    }
}
