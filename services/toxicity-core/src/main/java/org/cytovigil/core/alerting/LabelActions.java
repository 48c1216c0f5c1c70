// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.grading.AlertProfile;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.GradeSpan;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.grading.Moment;
import org.cytovigil.core.laboratory.Laboratory;
import org.cytovigil.core.laboratory.Result;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.measure.Truth;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.therapy.Given;
import org.cytovigil.core.therapy.TherapySignal;
import org.jspecify.annotations.Nullable;

/**
 * What a label asks for is told, once for each action and cycle (docs/clinical/alerts.md#label-actions); a window for a
 * dose is an occasion of its own after each dose.
 */
final class LabelActions implements AlertRule {
    private static final Set<Flag> OF_ONE_DOSE = Set.of(Flag.DOSE_DUE, Flag.DOSE_LATE);

    private static final List<Flag> LABEL_FLAGS =
            Stream.of(Flag.values()).filter(Flag::isLabelAction).toList();

    /** The criterion of a QTc that has risen, whatever it is now. */
    private static final String RISE = "QTC_RISE";

    private final String system;
    private final AlertProfile profile;
    private final Set<String> urgent;
    private final Set<Product> products;

    LabelActions(GradingSystem<?> scale) {
        this.system = scale.id();
        this.profile = scale.alerts();
        this.products = profile.more().labelOf();
        this.urgent = profile.more().urgent();
    }

    /**
     * What may be asked for.
     *
     * @param occasion what tells it from the same of another cycle or dose, empty where nothing does
     */
    private record Action(String name, String occasion, Instant since) {}

    /**
     * The newest QTc where it is dangerously long, or has risen dangerously from the baseline; a line need not change by it,
     * so the line does not tell.
     */
    private @Nullable Result qtc(Situation situation, String criterion) {
        Moment moment = new Moment(situation.now(), situation.now(), situation.states());
        Laboratory lab = new Laboratory(moment, products);
        Result newest = lab.newest(Parameter.QTCF);
        if (newest == null) {
            return null;
        }
        boolean isLong = newest.above(situation.rules().decimal(RuleKey.QTC_PAGE)) == Truth.YES;
        BigDecimal baseline = lab.baseline(Parameter.QTCF);
        boolean risen = baseline != null
                && newest.above(baseline.add(situation.rules().decimal(RuleKey.QTC_RISE))) == Truth.YES;
        return (criterion.equals(RISE) ? risen && !isLong : isLong) ? newest : null;
    }

    @Override
    public Instant judge(Situation situation, AlertLedger ledger) {
        Optional<GradeSpan> current = situation.current(system);
        Given dose = dose(situation);
        boolean open = ledger.find(alert ->
                        alert.holds() && alert.cause() == AlertCause.LABEL_ACTION && system.equals(alert.system()))
                .isPresent();
        for (Flag flag : products.isEmpty() ? List.<Flag>of() : LABEL_FLAGS) {
            boolean holds = current.filter(span -> span.assessment().has(flag)).isPresent();
            if (holds || open) {
                follow(
                        situation,
                        ledger,
                        new Action(flag.name(), occasion(flag, dose), since(situation)),
                        holds,
                        priority(flag));
            }
        }
        for (String criterion : urgent) {
            Result qtc = qtc(situation, criterion);
            boolean holds = qtc != null && current.isPresent() && !risen(situation, ledger, qtc);
            if (holds || open) {
                follow(
                        situation,
                        ledger,
                        new Action(criterion, "", qtc == null ? situation.now() : qtc.at()),
                        holds,
                        Priority.HIGH);
            }
        }
        return Instant.MAX;
    }

    /** The newest dose of what the label is of: those of other therapies make no occasion. */
    private @Nullable Given dose(Situation situation) {
        return situation.states().get(TherapySignal.INSTANCE).of(products).lastDose(situation.now());
    }

    private static String occasion(Flag flag, @Nullable Given dose) {
        if (dose == null) {
            return "";
        }
        return OF_ONE_DOSE.contains(flag) ? "/" + dose.at() : dose.cycle() == null ? "" : "#" + dose.cycle();
    }

    /** In a cycle that is known an action is told once, however often it comes and goes. */
    private void follow(Situation situation, AlertLedger ledger, Action asked, boolean holds, Priority priority) {
        String action = asked.name();
        String occasion = asked.occasion();
        String about = action + occasion;
        String kind = AlertLedger.Raise.kind(AlertCause.LABEL_ACTION, about, system, null);
        ledger.all(alert -> alert.holds()
                        && alert.cause() == AlertCause.LABEL_ACTION
                        && alert.kind().startsWith(AlertCause.LABEL_ACTION + "|" + action)
                        && system.equals(alert.system())
                        && !(holds && alert.kind().equals(kind))
                        && isOf(action, alert.kind()))
                .forEach(alert -> ledger.end(alert, situation.now(), true));
        boolean told = ledger.find(alert -> alert.kind().equals(kind) && (alert.holds() || !occasion.isEmpty()))
                .isPresent();
        Instant at = asked.since();
        if (holds && !told && ledger.tellable(at)) {
            ledger.raise(new AlertLedger.Raise(
                    AlertCause.LABEL_ACTION,
                    about,
                    priority,
                    priority.compareTo(Priority.MEDIUM) >= 0,
                    system,
                    null,
                    null,
                    at,
                    "the label asks: " + action));
        }
    }

    /**
     * A rise that paged with the highest priority because of it has told it. One that did so for its grade may be of another
     * organ: low counts of weeks ago tell nothing of a QTc of today.
     */
    private boolean risen(Situation situation, AlertLedger ledger, Result qtc) {
        return ledger.find(alert -> alert.holds()
                        && alert.cause() == AlertCause.GRADE_ROSE
                        && alert.level() == Priority.HIGH
                        && system.equals(alert.system())
                        && (!profile.pagesHigh(alert.grade(), situation.rules())
                                || !alert.at().isBefore(qtc.at())))
                .isPresent();
    }

    /** A new cycle is asked for anew, though what asks for it has long been so. */
    private Instant since(Situation situation) {
        Instant from = situation.current(system).map(GradeSpan::from).orElse(situation.now());
        Given dose = dose(situation);
        return dose != null && dose.at().isAfter(from) ? dose.at() : from;
    }

    /** Whether a kind is about this action, on whatever occasion, and not about one whose name begins alike. */
    private static boolean isOf(String action, String kind) {
        int end = (AlertCause.LABEL_ACTION + "|" + action).length();
        char next = kind.charAt(end);
        return next == '|' || next == '#' || next == '/';
    }

    private static Priority priority(Flag flag) {
        return switch (flag) {
            case DISCONTINUE_PERMANENTLY -> Priority.HIGH;
            case DOSE_DUE, RESUME_POSSIBLE -> Priority.LOW;
            // The interruption itself pages; how to go on after it is a task.
            case PREMEDICATION_REQUIRED, SUPERVISION_REQUIRED, NEW_CYCLE -> Priority.LOW;
            default -> Priority.MEDIUM;
        };
    }
}
