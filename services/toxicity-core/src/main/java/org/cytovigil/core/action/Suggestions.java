// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.cytovigil.core.alerting.Situation;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.Setting;
import org.cytovigil.core.fact.Toxicity;
import org.cytovigil.core.grading.crs.AstctCrs;
import org.cytovigil.core.grading.icans.AstctIcans;
import org.cytovigil.core.label.Disease;
import org.cytovigil.core.label.MonitoringWindow;
import org.cytovigil.core.label.MonitoringWindows;
import org.cytovigil.core.label.Region;
import org.cytovigil.core.label.Weight;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.Board;
import org.cytovigil.core.signal.Person;
import org.cytovigil.core.signal.PersonSignal;
import org.cytovigil.core.signal.Signal;
import org.cytovigil.core.signal.Weighed;
import org.cytovigil.core.signal.WeightSignal;

/**
 * What is suggested for a patient at a grade, with everything filled in that is known at the bedside: age, weight and
 * its age, doses of tocilizumab, steroids, product. Support for those who decide, never an order.
 */
public final class Suggestions {
    /** What must be on the board for it. */
    public static final List<Signal<?>> SIGNALS = List.of(
            PersonSignal.INSTANCE,
            WeightSignal.INSTANCE,
            TocilizumabSignal.INSTANCE,
            SteroidSignal.INSTANCE,
            ProductSignal.INSTANCE);

    private static final SuggestedActions ACTIONS = SuggestedActions.load();
    private static final MonitoringWindows WINDOWS = MonitoringWindows.load();

    private Suggestions() {}

    /**
     * Suggestions for a grade of a scale.
     *
     * @param now instant of the suggestion
     * @param system scale; only ASTCT has suggestions, others give none
     * @param other ASTCT grade of the other of CRS and ICANS
     */
    public static List<Suggestion> of(Board board, Instant now, String system, int grade, int other) {
        return switch (system) {
            case AstctCrs.ID -> ACTIONS.of(board.rules(), Toxicity.CRS, grade, context(board, now, other));
            case AstctIcans.ID -> ACTIONS.of(board.rules(), Toxicity.ICANS, grade, context(board, now, other));
            default -> List.of();
        };
    }

    /** Suggestions for the grade that a scale has in a situation: those of an alert. */
    public static List<Suggestion> of(Situation situation, String system) {
        String other = system.equals(AstctCrs.ID) ? AstctIcans.ID : AstctCrs.ID;
        return of(situation.board(), situation.now(), system, situation.grade(system), situation.grade(other));
    }

    /** The monitoring after the newest infusion of CAR T cells; empty where there was none. */
    public static Optional<MonitoringWindow> window(Board board, Instant now) {
        Region region = board.rules().decimal(RuleKey.CAR_T_EU).signum() > 0 ? Region.EU : Region.US;
        return board.get(ProductSignal.INSTANCE).at(now).stream()
                .filter(given -> given.product().isCarT())
                .findFirst()
                .flatMap(given -> WINDOWS.inForce(
                        board.rules(),
                        given.product(),
                        Disease.ALL,
                        region,
                        given.at().atZone(ZoneOffset.UTC).toLocalDate()));
    }

    static ActionContext context(Board board, Instant now, int other) {
        Person person = board.get(PersonSignal.INSTANCE).at(now);
        Weighed weighed = board.get(WeightSignal.INSTANCE).at(now);
        SteroidCourse steroids = board.get(SteroidSignal.INSTANCE).at(now);
        Product product = board.get(ProductSignal.INSTANCE).at(now).stream()
                .map(ProductGiven.Given::product)
                .findFirst()
                .orElse(null);
        return new ActionContext(
                now,
                person.ageKnown() ? person.yearsAt(now) : null,
                weighed == null ? null : new Weight(weighed.kilograms(), weighed.at()),
                board.get(TocilizumabSignal.INSTANCE).at(now),
                steroids.runsAt(now),
                steroids.overAt(now),
                product,
                person.setting() == Setting.OUTPATIENT,
                other > 0);
    }
}
