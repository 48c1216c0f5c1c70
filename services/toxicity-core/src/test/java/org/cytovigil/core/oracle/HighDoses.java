// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cytovigil.core.drug.DrugRole;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.PatientDetails;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * High doses of vasopressors for 3 h or more (docs/clinical/lee-2014.md#a-high-dose-of-vasopressors,
 * docs/clinical/penn-2018.md#a-high-dose-of-vasopressors).
 *
 * <p>Silent in the text: a bolus is none; a finished infusion is a line of its own; lines of one drug add up; a drug that is
 * high alone stays high beside others; the known parts of a sum may reach the limit by themselves; the dose of a drug without a
 * limit is never known; the newest weight holds.
 */
final class HighDoses {
    /** In which unit the limits are meant. */
    enum Reading {
        LEE,
        PENN_PER_MINUTE,
        PENN_PER_KILOGRAM
    }

    /** Whether something holds. */
    enum Held {
        NO,
        PERHAPS,
        YES
    }

    private static final Duration LONG_ENOUGH = Duration.ofHours(3);
    private static final BigDecimal MINUTES = new BigDecimal(1_440);
    private final Facts facts;
    private final DrugActions actions;

    HighDoses(Facts facts) {
        this.facts = facts;
        actions = new DrugActions(facts, role -> role == DrugRole.VASOPRESSOR || role == DrugRole.VASOPRESSIN);
    }

    /** A rate by the day, by kilogram or not; null where it is not known. Days make every unit a whole multiple. */
    private record Rate(
            String drug, boolean vasopressin, @Nullable BigDecimal micrograms, boolean perKilogram) {}

    List<Instant> timers() {
        return changes().stream().map(change -> change.plus(LONG_ENOUGH)).toList();
    }

    private NavigableSet<Instant> changes() {
        NavigableSet<Instant> changes = new TreeSet<>();
        actions.all().forEach(action -> changes.add(action.at()));
        actions.all().stream()
                .map(MedicationAction::until)
                .filter(Objects::nonNull)
                .forEach(changes::add);
        weights().forEach(fact -> changes.add(fact.at()));
        return changes;
    }

    /** Whether a dose has been high at every instant of the last 3 h. */
    Held lasted(Reading reading, Instant at) {
        Instant from = at.minus(LONG_ENOUGH);
        List<Instant> instants = new ArrayList<>(changes().subSet(from, false, at, true));
        instants.add(from);
        Held least = Held.YES;
        for (Instant instant : instants) {
            Held now = high(reading, instant);
            least = now.compareTo(least) < 0 ? now : least;
        }
        return least;
    }

    private Held high(Reading reading, Instant at) {
        List<Rate> rates = rates(at);
        Held high = Held.NO;
        Map<String, List<Rate>> byDrug = new TreeMap<>();
        rates.forEach(rate ->
                byDrug.computeIfAbsent(rate.drug(), drug -> new ArrayList<>()).add(rate));
        for (Map.Entry<String, List<Rate>> drug : byDrug.entrySet()) {
            high = worse(high, alone(reading, drug.getKey(), drug.getValue(), weight(at)));
        }
        return byDrug.size() < 2 ? high : worse(high, together(reading, rates, weight(at)));
    }

    private static Held worse(Held one, Held other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private List<Rate> rates(Instant at) {
        List<Rate> rates = new ArrayList<>();
        for (String drug : actions.substances()) {
            Map<String, MedicationAction> lines = new TreeMap<>();
            actions.running(drug, at).forEach(set -> lines.put(Objects.requireNonNullElse(set.line(), ""), set));
            lines.values().forEach(set -> rates.add(rate(drug, set)));
            actions.finished(drug, at).forEach(given -> rates.add(rate(drug, given)));
        }
        return rates;
    }

    private static Rate rate(String drug, MedicationAction set) {
        boolean vasopressin = DrugActions.drug(set).role() == DrugRole.VASOPRESSIN;
        String unit = set.unit();
        if (set.dose() == null || unit == null || !unit.contains("/")) {
            return new Rate(drug, vasopressin, null, false);
        }
        BigDecimal mass = switch (unit.substring(0, unit.indexOf('/'))) {
            case "ng" -> new BigDecimal("0.001");
            case "ug" -> BigDecimal.ONE;
            case "mg" -> new BigDecimal(1_000);
            default -> null;
        };
        BigDecimal times = switch (unit.substring(unit.lastIndexOf('/'))) {
            case "/min" -> MINUTES;
            case "/h" -> new BigDecimal(24);
            case "/d" -> BigDecimal.ONE;
            default -> null;
        };
        BigDecimal daily =
                mass == null || times == null ? null : set.dose().multiply(mass).multiply(times);
        return new Rate(drug, vasopressin, daily, unit.contains("/kg/"));
    }

    private static @Nullable BigDecimal limit(Reading reading, String drug) {
        boolean kilogram = reading == Reading.PENN_PER_KILOGRAM;
        return switch (drug) {
            case "norepinephrine" -> new BigDecimal(kilogram ? "0.2" : "20");
            case "epinephrine" -> new BigDecimal(kilogram ? "0.1" : "10");
            case "dopamine" -> new BigDecimal("10");
            case "phenylephrine" -> new BigDecimal("200");
            default -> null;
        };
    }

    private static Held alone(Reading reading, String drug, List<Rate> lines, @Nullable BigDecimal weight) {
        if (lines.get(0).vasopressin()) {
            return Held.NO;
        }
        BigDecimal limit = limit(reading, drug);
        if (limit == null) {
            return Held.PERHAPS;
        }
        boolean byKilogram =
                drug.equals("dopamine") || (reading == Reading.PENN_PER_KILOGRAM && !drug.equals("phenylephrine"));
        BigDecimal times = byKilogram && weight != null ? weight : BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ZERO;
        boolean known = true;
        for (Rate line : lines) {
            boolean same = line.perKilogram() == byKilogram;
            if (line.micrograms() == null || (!same && weight == null)) {
                known = false;
            } else if (same) {
                sum = sum.add(line.micrograms().multiply(times));
            } else {
                sum = sum.add(
                        byKilogram || weight == null
                                ? line.micrograms()
                                : line.micrograms().multiply(weight));
            }
        }
        return reached(sum, limit.multiply(MINUTES).multiply(times), known);
    }

    private static Held reached(BigDecimal sum, BigDecimal limit, boolean known) {
        return sum.compareTo(limit) >= 0 ? Held.YES : known ? Held.NO : Held.PERHAPS;
    }

    /** The norepinephrine equivalent against 20 a minute, 10 with vasopressin; or a hundredth of it by kilogram. */
    private static Held together(Reading reading, List<Rate> rates, @Nullable BigDecimal weight) {
        BigDecimal whole = BigDecimal.ZERO;
        BigDecimal overWeight = BigDecimal.ZERO;
        boolean known = true;
        for (Rate rate : rates) {
            if (rate.vasopressin()) {
                continue;
            }
            BigDecimal weighs = weighs(rate.drug());
            boolean dopamine = rate.drug().equals("dopamine");
            if (weighs == null || rate.micrograms() == null || (rate.perKilogram() != dopamine && weight == null)) {
                known = false;
                continue;
            }
            BigDecimal part = rate.micrograms().multiply(weighs);
            if (dopamine && !rate.perKilogram()) {
                overWeight = overWeight.add(part);
            } else {
                whole = whole.add(!dopamine && rate.perKilogram() && weight != null ? part.multiply(weight) : part);
            }
        }
        boolean vasopressin = rates.stream().anyMatch(Rate::vasopressin);
        BigDecimal limit = new BigDecimal(vasopressin ? 10 : 20).multiply(MINUTES);
        if (reading != Reading.PENN_PER_KILOGRAM) {
            BigDecimal times = weight == null ? BigDecimal.ONE : weight;
            return reached(whole.multiply(times).add(overWeight), limit.multiply(times), known);
        }
        if (weight == null) {
            return known && whole.signum() == 0 ? Held.NO : Held.PERHAPS;
        }
        BigDecimal byKilogram = limit.movePointLeft(2).multiply(weight).multiply(weight);
        return reached(whole.multiply(weight).add(overWeight), byKilogram, known);
    }

    private static @Nullable BigDecimal weighs(String drug) {
        return switch (drug) {
            case "norepinephrine", "epinephrine" -> BigDecimal.ONE;
            case "dopamine" -> new BigDecimal("0.5");
            case "phenylephrine" -> new BigDecimal("0.1");
            default -> null;
        };
    }

    private List<Fact> weights() {
        return facts.all().stream().filter(fact -> kilograms(fact) != null).toList();
    }

    private @Nullable BigDecimal weight(Instant at) {
        return Facts.newest(weights(), at).map(HighDoses::kilograms).orElse(null);
    }

    private static @Nullable BigDecimal kilograms(Fact fact) {
        if (fact instanceof PatientDetails details) {
            return details.weightKg();
        }
        return fact instanceof Measured measured
                        && measured.parameter() == Parameter.WEIGHT
                        && measured.quantity().bound() == Quantity.Bound.EXACT
                ? measured.quantity().value()
                : null;
    }
}
