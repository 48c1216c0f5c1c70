// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

/**
 * A clinician's judgement of the cause of a toxicity; holds until the next one.
 *
 * @param by account that judged, empty where unknown
 */
public record CauseJudged(FactHeader header, Toxicity toxicity, Cause cause, String by) implements Fact {
    @Override
    public CauseJudged under(FactHeader other) {
        return new CauseJudged(other, toxicity, cause, by);
    }
}
