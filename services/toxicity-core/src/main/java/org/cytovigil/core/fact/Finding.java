// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.fact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found; closed, because each kind enters the scale by a rule of its own (Lee 2019, tables 4 to 7). */
public sealed interface Finding {
    /**
     * ICE score; the two bounds differ where an item was not asked, which is not the same as failed.
     *
     * @param lowest 0 to 10, items not asked taken as failed
     * @param highest 0 to 10, items not asked taken as passed
     * @param unasked the items that were not asked, in the order of the form
     */
    record Ice(int lowest, int highest, List<IceItem> unasked) implements Finding {
        public Ice {
            unasked = List.copyOf(unasked);
        }

        /** A score of which all items were asked. */
        public Ice(int score) {
            this(score, score, List.of());
        }

        /** Whether any item was asked; a form that nobody filled in tells nothing of the patient. */
        public boolean asked() {
            return highest - lowest < IceItem.MOST;
        }
    }

    /** The items of ICE and the points that each can have (Lee 2019, table 5). */
    enum IceItem {
        ORIENTATION(4),
        NAMING(3),
        COMMAND(1),
        WRITING(1),
        ATTENTION(1);

        /** The points of all together. */
        public static final int MOST = 10;

        private final int most;

        IceItem(int most) {
            this.most = most;
        }

        /** The most points. */
        public int most() {
            return most;
        }
    }

    /**
     * Cornell Assessment of Pediatric Delirium.
     *
     * @param score 0 to 32
     */
    record Capd(int score) implements Finding {}

    /** Level of consciousness. */
    record Consciousness(Level level) implements Finding {}

    /**
     * A seizure that began at the instant of the fact.
     *
     * @param endedAt absent while it goes on, or where nobody wrote it down
     * @param returnedToBaseline back to baseline before the next one; absent where unknown
     */
    record Seizure(
            boolean convulsive,
            @Nullable Instant endedAt,
            @Nullable Boolean returnedToBaseline) implements Finding {}

    /** Deep focal motor weakness. */
    record Motor(Weakness weakness) implements Finding {}

    /** Signs of raised intracranial pressure or oedema. */
    record CerebralOedema(OedemaSign sign) implements Finding {}

    /** Intracranial haemorrhage: excluded from ICANS, still paged. */
    record Haemorrhage(boolean present) implements Finding {}

    /** How a child behaves; an input of early warning scores, not of the grade. */
    record Behaviour(Conduct conduct) implements Finding {}

    /** Does not influence the grade. */
    record Tremor() implements Finding {}

    /**
     * The assessment could not be done.
     *
     * @param reason as written, empty where none was
     */
    record NotDone(String reason) implements Finding {}

    /** How the patient awakens, in rising order of severity. */
    enum Level {
        ALERT,
        SPONTANEOUS,
        TO_VOICE,
        TO_TACTILE,
        UNAROUSABLE
    }

    /** Behaviour of a child. */
    enum Conduct {
        PLAYING,
        SLEEPING,
        IRRITABLE,
        LETHARGIC
    }

    /** Motor finding. */
    enum Weakness {
        NONE,
        HEMIPARESIS,
        PARAPARESIS
    }

    /** Sign of oedema or raised pressure. */
    enum OedemaSign {
        NONE,
        FOCAL,
        DIFFUSE,
        POSTURING,
        CN6_PALSY,
        PAPILLOEDEMA,
        CUSHING_TRIAD
    }
}
