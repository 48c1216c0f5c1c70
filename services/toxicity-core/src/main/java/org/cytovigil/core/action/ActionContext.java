// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.jspecify.annotations.Nullable;

/**
 * What suggestions depend on besides system and grade.
 *
 * @param now instant of the suggestion
 * @param ageYears null when unknown; taken as an adult's
 * @param weight newest, with its time
 * @param tocilizumab when it was given in this course
 * @param steroidTaper whether steroids are being tapered
 * @param steroidStopped when the last taper ended
 * @param product therapy under way
 * @param outpatient whether the patient is at home
 * @param otherToxicity whether the other of CRS and ICANS is there too
 */
public record ActionContext(
        Instant now,
        @Nullable Integer ageYears,
        @Nullable Weight weight,
        List<Instant> tocilizumab,
        boolean steroidTaper,
        @Nullable Instant steroidStopped,
        @Nullable Product product,
        boolean outpatient,
        boolean otherToxicity) {
    private static final int ADULT_FROM = 18;

    /** Copies the list. */
    public ActionContext {
        tocilizumab = List.copyOf(tocilizumab);
    }

    /** Whether doses for children apply. */
    public boolean isChild() {
        return ageYears != null && ageYears < ADULT_FROM;
    }

    /** Whether a flare of ICANS after steroids is to be watched for. */
    public boolean watchTaper(GradingRules rules) {
        return steroidTaper
                || (steroidStopped != null
                        && now.isBefore(steroidStopped.plus(rules.duration(RuleKey.ACTIONS_TAPER_FOLLOW))));
    }
}
