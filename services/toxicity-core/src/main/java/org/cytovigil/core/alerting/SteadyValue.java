// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.sample.Series;

/**
 * The newest stretch of samples of one parameter that are exactly equal: a monitor that sends nothing else for hours is
 * frozen, although it is connected (docs/clinical/data-quality.md#frozen-monitors). By event time.
 *
 * @param quantity the value that is repeated
 * @param since first sample of the stretch
 * @param last newest one
 */
public record SteadyValue(Series series, Parameter parameter, Quantity quantity, Instant since, Instant last) {
    /** A stretch as long as the limit has more samples than this, since none of its gaps is longer than the share of one. */
    private static final int SAMPLES = 30;

    private static final BigDecimal SATURATED = new BigDecimal("100");

    /** The stretch after another sample. */
    SteadyValue after(Quantity sample, Instant at, Duration gap) {
        boolean equal = sample.bound() == quantity.bound() && sample.value().compareTo(quantity.value()) == 0;
        if (at.isAfter(last)) {
            boolean goesOn = equal && !at.isAfter(last.plus(gap));
            return new SteadyValue(series, parameter, sample, goesOn ? since : at, at);
        }
        // Known late: what was repeated before another value does not count.
        return equal || at.isBefore(since) ? this : new SteadyValue(series, parameter, quantity, last, last);
    }

    /** Whether the value is repeated for too long. A healthy patient stays at full saturation for hours. */
    boolean tooLong(Duration limit) {
        if (last.getEpochSecond() - since.getEpochSecond() < limit.toSeconds()) {
            return false;
        }
        boolean ceiling = parameter == Parameter.SPO2 && quantity.value().compareTo(SATURATED) >= 0;
        return !ceiling && since.plus(limit).isBefore(last);
    }

    /** Whether samples of a value that is repeated for too long still come. */
    boolean frozen(Instant now, GradingRules rules) {
        return tooLong(limit(rules)) && overAt(rules).isAfter(now);
    }

    /** When the stretch is as long as is allowed. */
    Instant frozenAt(GradingRules rules) {
        return since.plus(limit(rules));
    }

    /** When the stretch ends if nothing more comes: then the feed is silent rather than frozen. */
    Instant overAt(GradingRules rules) {
        return last.plus(gap(rules));
    }

    /** How long a value may be repeated. */
    static Duration limit(GradingRules rules) {
        return rules.duration(RuleKey.FEED_CONTINUOUS_FROZEN);
    }

    /** How far apart two samples of a stretch may be. */
    static Duration gap(GradingRules rules) {
        return limit(rules).dividedBy(SAMPLES);
    }
}
