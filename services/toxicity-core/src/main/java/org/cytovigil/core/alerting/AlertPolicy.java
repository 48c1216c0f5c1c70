// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import static org.cytovigil.core.measure.Instants.earlier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.scale.astcticans.NeuroSignal;
import org.cytovigil.core.signal.FeverSignal;
import org.cytovigil.core.signal.InfusionSignal;
import org.cytovigil.core.signal.PersonSignal;
import org.cytovigil.core.signal.Signal;

/**
 * Decides from what was published, in the order in which it became known, what deserves a person
 * (docs/clinical/alerts.md). Which grades page is told by each scale; another reason is a rule and a line here.
 */
public final class AlertPolicy {
    /** The signals that the rules read beside those of the scales. */
    public static final List<Signal<?>> SIGNALS = List.of(
            PersonSignal.INSTANCE,
            FeverSignal.INSTANCE,
            NeuroSignal.INSTANCE,
            InfusionSignal.INSTANCE,
            PumpTelemetry.INSTANCE,
            NeutropenicFever.NEUTROPHILS);

    /** Somebody must act on these although their condition is over, as on a grade. */
    private static final Set<AlertCause> STAYS_OPEN =
            EnumSet.of(AlertCause.NEUTROPENIC_FEVER, AlertCause.SEIZURE, AlertCause.HAEMORRHAGE);

    private final List<AlertRule> rules = new ArrayList<>();
    private final OneToxicity oneToxicity;
    private final FeedWatch feeds;

    /** The policy for scales: what each has told of itself, and what pages whatever the scales. */
    public AlertPolicy(Collection<? extends GradingSystem<?>> scales) {
        oneToxicity = new OneToxicity(scales);
        feeds = new FeedWatch(scales);
        boolean crs = scales.stream().anyMatch(scale -> scale.alerts().masked());
        scales.stream()
                .filter(scale -> scale.alerts().tellsRises())
                .forEach(scale -> rules.add(new GradeRose(scale, crs)));
        scales.stream()
                .filter(scale -> scale.alerts().more().asksForActions())
                .forEach(scale -> rules.add(new LabelActions(scale)));
        scales.forEach(scale -> Optional.ofNullable(scale.alerts().more().laboratory())
                .ifPresent(tasks -> rules.add(new LaboratoryOverdue(scale, tasks))));
        scales.stream().filter(scale -> scale.alerts().masked()).forEach(scale -> rules.add(new MaskedCrs(scale.id())));
        rules.add(new NeutropenicFever());
        rules.add(new NeuroEmergency());
        scales.stream()
                .filter(scale -> scale.alerts().deteriorates())
                .forEach(scale -> rules.add(new Deterioration(scale.id())));
        scales.stream().filter(scale -> scale.alerts().masked()).forEach(scale -> rules.add(new PumpStale(scale.id())));
        rules.add(new PumpSilent());
        rules.add(new InfusionInterrupted());
        rules.add(new FeedSilence(feeds));
        rules.add(new FrozenMonitor());
    }

    /**
     * What follows from a situation.
     *
     * @param memory to be handed in at the next judgement
     * @param nextDue when to judge again although nothing arrives, {@link Instant#MAX} for never
     */
    public record Judgement(List<AlertStep> steps, AlertMemory memory, Instant nextDue) {}

    /** The state of each feed that the patient has. */
    public List<FeedState> feeds(Situation situation) {
        return feeds.of(situation);
    }

    /** Judges a situation. */
    public Judgement judge(Situation situation, AlertMemory memory) {
        AlertLedger ledger = new AlertLedger(memory, situation);
        Instant next = Instant.MAX;
        for (AlertRule rule : rules) {
            Instant due = rule.judge(situation, ledger);
            next = earlier(due, next);
        }
        oneToxicity.judge(situation, ledger);
        return new Judgement(ledger.steps(), ledger.memory(), next);
    }

    /**
     * What follows where nothing of a patient counts any more, since the record was merged into another: whoever was
     * paged hears that it was taken back, and the rest is over.
     */
    public Judgement withdraw(Situation situation, AlertMemory memory) {
        AlertLedger ledger = new AlertLedger(memory, situation);
        for (AlertMemory.Remembered alert : memory.alerts()) {
            boolean open = alert.holds() || alert.system() != null || STAYS_OPEN.contains(alert.cause());
            if (open && alert.paged() && ledger.tellable(alert.at())) {
                ledger.withdraw(alert);
            } else if (alert.holds()) {
                ledger.end(alert, situation.now(), true);
            }
        }
        return new Judgement(ledger.steps(), ledger.memory(), Instant.MAX);
    }
}
