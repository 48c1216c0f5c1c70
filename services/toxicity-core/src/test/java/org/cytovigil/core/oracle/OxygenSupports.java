// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Respiratory support (docs/clinical/crs.md#criteria, docs/clinical/crs.md#oxygen-above-the-baseline,
 * docs/clinical/time.md#contradictions); a device holds until changed (docs/clinical/time.md#validity).
 *
 * <p>Silent in the text: a flow without a device is a nasal cannula; a fraction of oxygen alone grades until a device is
 * charted, never after, but belongs to the device under which it was charted; a fraction that is only bounded is no
 * fraction of a device, and tells no other scale how much is needed; Two devices of one instant contradict each
 * other when they are different ones, or mean different things.
 */
final class OxygenSupports {
    /**
     * Support at an instant.
     *
     * @param since the newest charting, null before the first
     * @param device null where only a fraction is known
     * @param flow L/min
     * @param fio2 fraction that was charted
     */
    record Support(
            boolean deviceKnown,
            UsualSupport.Meaning meaning,
            boolean contradicts,
            @Nullable Instant since,
            @Nullable OxygenDevice device,
            @Nullable BigDecimal flow,
            @Nullable BigDecimal fio2) {
        static final Support NONE = new Support(
                false, new UsualSupport.Meaning(0, true, false, false, false), false, null, null, null, null);

        int grade() {
            return meaning.grade();
        }

        boolean flowMissing() {
            return meaning.flowMissing();
        }

        boolean roomAir() {
            return meaning.roomAir();
        }

        boolean airway() {
            return meaning.airway();
        }

        boolean unsure() {
            return meaning.unsure();
        }
    }

    private final Facts facts;
    private final List<OxygenSupport> devices;
    private final List<Fact> fractions;

    OxygenSupports(Facts facts) {
        this.facts = facts;
        List<OxygenSupport> charted = facts.of(OxygenSupport.class);
        devices = charted.stream()
                .filter(support -> support.device() != null || support.flow() != null)
                .toList();
        List<Fact> alone = new ArrayList<>(facts.of(Parameter.FIO2));
        charted.stream()
                .filter(support -> support.device() == null && support.flow() == null && support.fio2() != null)
                .forEach(alone::add);
        fractions = alone.stream()
                .sorted(Comparator.comparing(Fact::at).thenComparing(Fact::id))
                .toList();
    }

    /** Chartings that tell the oxygenation; a fraction alone does not. */
    List<OxygenSupport> devices() {
        return devices;
    }

    List<Fact> fractions() {
        return fractions;
    }

    Support at(Instant at) {
        return Facts.newest(devices, at)
                .map(newest -> byDevice(newest.at(), at))
                .orElseGet(
                        () -> Facts.newest(fractions, at).map(this::byFraction).orElse(Support.NONE));
    }

    /** The worst of the devices of an instant, under the fraction that was charted last since. */
    private Support byDevice(Instant charted, Instant at) {
        List<OxygenSupport> together =
                devices.stream().filter(support -> support.at().equals(charted)).toList();
        OxygenSupport worst = together.stream()
                .max(Comparator.comparing((OxygenSupport support) ->
                                meaning(support, charted).grade())
                        .thenComparing(support -> meaning(support, charted).most())
                        .thenComparing(support -> !meaning(support, charted).roomAir())
                        .thenComparing(
                                support -> fio2(support, charted), Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(OxygenSupport::flow, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(OxygenSupport::id))
                .orElseThrow();
        boolean contradicts = together.stream()
                .anyMatch(one ->
                        device(one) != device(worst) || !meaning(one, charted).equals(meaning(worst, charted)));
        return new Support(
                true, meaning(worst, at), contradicts, charted, device(worst), worst.flow(), fio2(worst, at));
    }

    private static OxygenDevice device(OxygenSupport support) {
        return support.device() != null ? support.device() : OxygenDevice.NASAL_CANNULA;
    }

    private UsualSupport.Meaning meaning(OxygenSupport support, Instant at) {
        return UsualSupport.of(PersonAt.of(facts).baseline())
                .meaning(device(support), support.flow(), fio2(support, at), support.indication());
    }

    private Optional<Instant> fractionSince(OxygenSupport support, Instant at) {
        return Facts.newest(exact(), at).map(Fact::at).filter(newest -> newest.isAfter(support.at()));
    }

    private List<Fact> exact() {
        return fractions.stream()
                .filter(fact -> !(fact instanceof Measured measured)
                        || measured.quantity().bound() == Quantity.Bound.EXACT)
                .toList();
    }

    private @Nullable BigDecimal fio2(OxygenSupport support, Instant at) {
        Instant later = fractionSince(support, at).orElse(null);
        if (later == null && support.fio2() != null) {
            return support.fio2();
        }
        Instant when = later == null ? support.at() : later;
        return exact().stream()
                .filter(fact -> fact.at().equals(when))
                .map(OxygenSupports::fraction)
                .max(BigDecimal::compareTo)
                .orElse(null);
    }

    /** Above 0.21 and up to 0.44 is grade 2, above is 3; of several fractions of one instant the highest. */
    private Support byFraction(Fact newest) {
        BigDecimal fraction = fractions.stream()
                .filter(fact -> fact.at().equals(newest.at()))
                .map(OxygenSupports::fraction)
                .max(BigDecimal::compareTo)
                .orElseThrow();
        if (fraction.compareTo(new BigDecimal("0.21")) <= 0) {
            return new Support(false, Support.NONE.meaning(), false, newest.at(), null, null, fraction);
        }
        int grade = fraction.compareTo(new BigDecimal("0.44")) <= 0 ? 2 : 3;
        boolean known = exact().stream().anyMatch(fact -> fact.at().equals(newest.at()));
        return new Support(
                false, UsualSupport.Meaning.of(grade), false, newest.at(), null, null, known ? fraction : null);
    }

    private static BigDecimal fraction(Fact fact) {
        if (fact instanceof Measured measured) {
            return measured.quantity().value();
        }
        return fact instanceof OxygenSupport support && support.fio2() != null ? support.fio2() : BigDecimal.ZERO;
    }
}
