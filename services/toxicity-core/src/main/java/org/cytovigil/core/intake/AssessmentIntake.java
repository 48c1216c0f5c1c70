// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.intake;

import java.time.Instant;
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
        NOT_DONE
    }

    private enum SeizureKind {
        CLINICAL,
        NONCONVULSIVE
    }

    enum Item {
        ORIENTATION("orientation", 4),
        NAMING("naming", 3),
        COMMAND("command", 1),
        WRITING("writing", 1),
        ATTENTION("attention", 1);

        private final String field;
        private final int most;

        Item(String field, int most) {
            this.field = field;
            this.most = most;
        }

        String field() {
            return field;
        }

        int most() {
            return most;
        }
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
                    case NOT_DONE -> new Finding.NotDone(fields.text("reason", ""));
                });
    }

    /** A score, or items whose sum is a range where some were not asked (clinical.md 2.4, I10). */
    private static Finding ice(FieldReader fields) throws UnusableEvent {
        FieldReader items = fields.nested("items");
        if (items == null) {
            int score = fields.integer("score", 0, 10);
            return new Finding.Ice(score, score);
        }
        int lowest = 0;
        int highest = 0;
        for (Item item : Item.values()) {
            Integer points = items.optionalInteger(item.field, 0, item.most);
            lowest += points == null ? 0 : points;
            highest += points == null ? item.most : points;
        }
        return new Finding.Ice(lowest, highest);
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
