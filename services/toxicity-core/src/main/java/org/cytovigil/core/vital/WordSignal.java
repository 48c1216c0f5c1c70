// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.vital;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.NeuroFinding;
import org.cytovigil.core.signal.Inputs;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.SignalStates;
import org.cytovigil.core.signal.Steps;
import org.jspecify.annotations.Nullable;

/** What a nurse sees at the bedside and tells by a word; all words of one instant are kept. */
public final class WordSignal implements Signal<WordState> {
    /** Level of consciousness, sedated or not. */
    public static final WordSignal CONSCIOUSNESS = new WordSignal(
            "word-consciousness",
            finding -> finding instanceof Finding.Consciousness consciousness
                    ? consciousness.level().name()
                    : null);

    /** Behaviour of a child. */
    public static final WordSignal BEHAVIOUR = new WordSignal(
            "word-behaviour",
            finding -> finding instanceof Finding.Behaviour behaviour
                    ? behaviour.conduct().name()
                    : null);

    private final String name;
    private final Function<Finding, @Nullable String> words;

    private WordSignal(String name, Function<Finding, @Nullable String> words) {
        this.name = name;
        this.words = words;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Class<WordState> type() {
        return WordState.class;
    }

    @Override
    public WordState initial() {
        return new WordState(Steps.of(List.of()), Instant.MIN);
    }

    @Override
    public Inputs inputs() {
        return Inputs.of(NeuroFinding.class);
    }

    @Override
    public WordState after(WordState state, Fact fact, SignalStates states) {
        String word = fact instanceof NeuroFinding found ? words.apply(found.finding()) : null;
        return word == null
                ? state
                : new WordState(
                        state.steps()
                                .step(
                                        fact.at(),
                                        Observed.with(
                                                state.steps().last(),
                                                new Word(word, fact.id(), fact.at()),
                                                Comparator.comparing(Word::evidence))),
                        fact.at());
    }
}
