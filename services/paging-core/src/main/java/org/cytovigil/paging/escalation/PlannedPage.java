// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.escalation;

import java.time.Duration;
import org.cytovigil.paging.oncall.Channel;

/**
 * A page that would go out if nobody answered.
 *
 * @param after how long after the alert
 * @param channel the way that is tried first
 * @param round from 0; a step with repeats is several rounds
 */
public record PlannedPage(Duration after, String person, Channel channel, String provider, int round, Why why) {

    /** Why it would go to this person at this time. */
    public enum Why {
        /** The first step. */
        FIRST,
        /** Nobody acknowledged the step before in time. */
        NO_ANSWER,
        /** The steps before have nobody on call. */
        NOBODY_BEFORE,
        /** The person comes on call while the step is under way. */
        CAME_ON_CALL,
        /** All steps are used up: the last one is done again and again. */
        LAST_AGAIN
    }
}
