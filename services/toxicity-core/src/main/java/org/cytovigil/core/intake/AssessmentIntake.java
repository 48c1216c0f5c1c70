// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cytovigil.core.fact.Cause;
import org.cytovigil.core.fact.CauseJudged;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.fact.Toxicity;

/** Reads neurological findings and judgements of cause. */
final class AssessmentIntake {
    private enum Kind {
        ICE,
        CAPD,
        CONSCIOUSNESS,
        SEIZURE,
        MOTOR,
        CEREBRAL_OEDEMA,
        HAEMORRHAGE,
        TREMOR,
        BEHAVIOUR,
        NOT_DONE
    }

    private enum SeizureKind {
        CLINICAL,
        NONCONVULSIVE
    }

    CauseJudged attribution(FactHeader header, FieldReader fields) throws UnusableEvent {
        return new CauseJudged(
                header,
                fields.coded("toxicity", Toxicity.class),
                fields.coded("cause", Cause.class),
                fields.text("by", ""));
    }

    NeuroFinding neuro(FactHeader header, FieldReader fields) throws UnusableEvent {
        return new NeuroFinding(
                header,
                switch (fields.coded("finding", Kind.class)) {
                    case ICE -> ice(fields);
                    case CAPD -> new Finding.Capd(fields.integer("score", 0, 32));
                    case CONSCIOUSNESS -> new Finding.Consciousness(fields.coded("value", Finding.Level.class));
                    case SEIZURE -> seizure(header, fields);
                    case MOTOR -> new Finding.Motor(fields.coded("value", Finding.Weakness.class));
                    case CEREBRAL_OEDEMA -> new Finding.CerebralOedema(fields.coded("value", Finding.OedemaSign.class));
                    case HAEMORRHAGE -> new Finding.Haemorrhage(!Boolean.FALSE.equals(fields.optionalFlag("value")));
                    case TREMOR -> new Finding.Tremor();
                    case BEHAVIOUR -> new Finding.Behaviour(fields.coded("value", Finding.Conduct.class));
                    case NOT_DONE -> new Finding.NotDone(fields.text("reason", ""));
                });
    }

    /** A score, or items whose sum is a range where some were not asked (docs/clinical/icans.md#scores). */
    private static Finding ice(FieldReader fields) throws UnusableEvent {
        FieldReader items = fields.nested("items");
        if (items == null) {
            int score = fields.integer("score", 0, 10);
            return new Finding.Ice(score);
        }
        int lowest = 0;
        int highest = 0;
        List<Finding.IceItem> unasked = new ArrayList<>();
        for (Finding.IceItem item : Finding.IceItem.values()) {
            Integer points = items.optionalInteger(field(item), 0, item.most());
            lowest += points == null ? 0 : points;
            highest += points == null ? item.most() : points;
            if (points == null) {
                unasked.add(item);
            }
        }
        return new Finding.Ice(lowest, highest, unasked);
    }

    /** What an item is called in an event. */
    static String field(Finding.IceItem item) {
        return item.name().toLowerCase(Locale.ROOT);
    }

    private static Finding seizure(FactHeader header, FieldReader fields) throws UnusableEvent {
        Instant ended = fields.optionalTime("endedAt");
        if (ended != null && ended.isBefore(header.at())) {
            throw new UnusableEvent(RejectionCode.IMPLAUSIBLE, "the seizure ends before it begins");
        }
        SeizureKind kind = fields.coded("kind", SeizureKind.class, SeizureKind.CLINICAL);
        return new Finding.Seizure(kind == SeizureKind.CLINICAL, ended, fields.optionalFlag("returnedToBaseline"));
    }
}
