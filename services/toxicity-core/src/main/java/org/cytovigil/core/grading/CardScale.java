// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.util.List;
import org.cytovigil.core.grading.table.CriteriaTable;
import org.cytovigil.core.signal.Signal;

/**
 * A scale with what tells it from others on a card.
 *
 * @param <M> what it remembers from one instant to the next
 */
public abstract class CardScale<M> implements GradingSystem<M> {
    private final Card card;

    /**
     * What tells a scale from others.
     *
     * @param alerts which of its grades are told to people
     * @param signals that it reads
     * @param suggesting what is suggested at its grades
     */
    public record Card(
            String id,
            String name,
            CriteriaTable criteria,
            AlertProfile alerts,
            List<Signal<?>> signals,
            Suggesting suggesting) {
        /** Copies the list. */
        public Card {
            signals = List.copyOf(signals);
        }

        /** A scale that suggests nothing. */
        public Card(String id, String name, CriteriaTable criteria, AlertProfile alerts, List<Signal<?>> signals) {
            this(id, name, criteria, alerts, signals, Suggesting.NOTHING);
        }

        /** The same with what it suggests. */
        public Card suggesting(Suggesting made) {
            return new Card(id, name, criteria, alerts, signals, made);
        }
    }

    /** @param card what tells it from others */
    protected CardScale(Card card) {
        this.card = card;
    }

    @Override
    public final String id() {
        return card.id();
    }

    @Override
    public final String name() {
        return card.name();
    }

    @Override
    public final CriteriaTable criteria() {
        return card.criteria();
    }

    @Override
    public final AlertProfile alerts() {
        return card.alerts();
    }

    @Override
    public final Suggesting suggestions() {
        return card.suggesting();
    }

    @Override
    public final List<Signal<?>> signals() {
        return card.signals();
    }
}
