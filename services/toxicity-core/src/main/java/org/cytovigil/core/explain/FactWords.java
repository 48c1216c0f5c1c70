// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.explain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.cytovigil.core.explain.Sentences.Kind;
import org.cytovigil.core.fact.CauseJudged;
import org.cytovigil.core.fact.ClinicalFinding;
import org.cytovigil.core.fact.DrugCode;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.LeukaemiaMarker;
import org.cytovigil.core.fact.Measured;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.OxygenSupport;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.measure.Quantity;
import org.cytovigil.core.sample.Series;
import org.jspecify.annotations.Nullable;

/**
 * Facts in words: what, how much, when, and the id by which the fact can be found.
 *
 * @param zone of the times that are shown
 */
record FactWords(Sentences sentences, ZoneId zone) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT);

    /** A fact, its day only where it is another than the one of the reader. */
    String of(Fact fact, Instant seenFrom) {
        String id = Series.of(fact).isPresent() ? "monitor" : fact.id();
        return what(fact) + " at " + time(fact.at(), seenFrom) + " (" + id + ")";
    }

    /** Time of day; with the day where it is not the one of the reader. */
    String time(Instant at, Instant seenFrom) {
        ZonedDateTime local = at.atZone(zone);
        LocalDate day = seenFrom.atZone(zone).toLocalDate();
        String pattern = local.getSecond() == 0 ? "HH:mm" : "HH:mm:ss";
        String clock = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(local);
        return local.toLocalDate().equals(day) ? clock : DAY.format(local) + " " + clock;
    }

    /** Day, time and zone. */
    String stamp(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        String name = zone.getId().equals("Z") ? "UTC" : zone.getId();
        return DAY.format(local) + " " + time(at, at) + " " + name;
    }

    private String what(Fact fact) {
        if (fact instanceof Measured measured) {
            return word(measured.parameter().name()) + " " + bound(measured.quantity())
                    + plain(measured.quantity().value())
                    + unit(measured.parameter().unit());
        }
        if (fact instanceof OxygenSupport oxygen) {
            return oxygen(oxygen);
        }
        if (fact instanceof MedicationAction drug) {
            return name(drug) + " " + drug.verb().name().toLowerCase(Locale.ROOT) + amount(drug.dose(), drug.unit());
        }
        if (fact instanceof NeuroFinding found) {
            return finding(found.finding());
        }
        if (fact instanceof TherapyStep step) {
            return Sentences.plain(step.product().name()) + " "
                    + Sentences.plain(step.phase().name());
        }
        if (fact instanceof ClinicalFinding found) {
            return Sentences.plain(found.kind().name());
        }
        if (fact instanceof LeukaemiaMarker marker) {
            return Sentences.plain(marker.name().name()) + " " + marker.value();
        }
        return fact instanceof CauseJudged judged
                ? judged.toxicity() + " attributed to "
                        + Sentences.plain(judged.cause().name())
                : "details of the patient";
    }

    private static String name(MedicationAction drug) {
        DrugCode code = drug.code();
        return drug.drug().isEmpty() && code != null ? code.system() + " " + code.code() : drug.drug();
    }

    private String oxygen(OxygenSupport oxygen) {
        StringBuilder words = new StringBuilder(
                oxygen.device() == null ? "oxygen" : word(oxygen.device().name()));
        if (oxygen.flow() != null) {
            words.append(' ').append(plain(oxygen.flow())).append(" L/min");
        }
        if (oxygen.fio2() != null) {
            words.append(" FiO2 ").append(plain(oxygen.fio2()));
        }
        return words.toString();
    }

    private String finding(Finding finding) {
        if (finding instanceof Finding.Ice ice && !ice.asked()) {
            return "ICE, nothing asked";
        }
        if (finding instanceof Finding.Ice ice) {
            return ice.lowest() == ice.highest()
                    ? "ICE " + ice.lowest()
                    : "ICE " + ice.lowest() + " to " + ice.highest() + " (not all asked)";
        }
        if (finding instanceof Finding.Capd capd) {
            return "CAPD " + capd.score();
        }
        if (finding instanceof Finding.Consciousness level) {
            return word(level.level().name());
        }
        if (finding instanceof Finding.Seizure seizure) {
            String kind = seizure.convulsive() ? "seizure" : "seizure without convulsions";
            return seizure.endedAt() == null
                    ? kind + ", no end recorded"
                    : kind + " until " + time(seizure.endedAt(), seizure.endedAt());
        }
        if (finding instanceof Finding.Motor motor) {
            return word(motor.weakness().name());
        }
        if (finding instanceof Finding.CerebralOedema oedema) {
            return word(oedema.sign().name());
        }
        return finding instanceof Finding.Haemorrhage ? "intracranial haemorrhage" : "neurological finding";
    }

    private String word(String name) {
        return sentences.text(Kind.WORD, name);
    }

    private static String amount(@Nullable BigDecimal dose, @Nullable String unit) {
        return dose == null ? "" : " " + plain(dose) + (unit == null ? "" : " " + unit);
    }

    private static String bound(Quantity quantity) {
        return switch (quantity.bound()) {
            case EXACT -> "";
            case BELOW -> "below ";
            case ABOVE -> "above ";
        };
    }

    private static String unit(String ucum) {
        return ucum.equals("1") ? "" : " " + ucum;
    }

    private static String plain(BigDecimal value) {
        return value.toPlainString();
    }
}
