// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading;

import java.time.Instant;
import java.util.Set;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.rules.RuleKey;
import org.cytovigil.core.signal.SignalStates;
import org.jspecify.annotations.Nullable;

/**
 * Which grades of a scale are told to people, and how loudly (docs/clinical/alerts.md#priorities).
 *
 * @param cause published cause of a rise; empty for a scale that is shown and pages nobody
 * @param highFrom grades from here on page with the highest priority
 * @param pagesFrom grades from here on page
 * @param exemption whether a grade below {@code pagesFrom} pages all the same
 * @param deteriorates findings that the scale may not count page too: outside the window of the therapy, or with a
 *     haemorrhage that may explain them
 * @param masked findings page too whose fever is hidden or attributed to another cause
 * @param more what few scales ask for
 */
public record AlertProfile(
        String cause,
        int highFrom,
        int pagesFrom,
        Exemption exemption,
        boolean deteriorates,
        boolean masked,
        More more) {
    /** The cause of a rise on a scale that has none of its own. */
    public static final String GRADE_ROSE = "GRADE_ROSE";

    /** Shown, but pages nobody. */
    public static final AlertProfile SILENT =
            new AlertProfile("", 5, 5, (states, now) -> false, false, false, More.NOTHING);

    private static final int PAGES_FROM = 2;
    private static final int HIGH_FROM = 3;

    /** What makes a low grade page. */
    @FunctionalInterface
    public interface Exemption {
        /** Whether it holds of a patient now. */
        boolean holds(SignalStates states, Instant now);
    }

    /**
     * What few scales ask for.
     *
     * @param earlyWarning it only tells what pages, and steps back where CRS watches the patient
     * @param pagingFlags circumstances with which a low grade pages
     * @param urgent criteria that page with the highest priority, whatever the grade
     * @param labelOf products of a label, of which what it asks for is told once for each action and cycle; empty for a
     *     scale that is none
     * @param laboratory the values that it wants regularly
     * @param limits the settings from which grades page, absent where the scale itself fixes them
     */
    public record More(
            boolean earlyWarning,
            Set<Flag> pagingFlags,
            Set<String> urgent,
            Set<Product> labelOf,
            @Nullable LaboratoryTasks laboratory,
            @Nullable Limits limits) {
        /** Copies the sets. */
        public More {
            pagingFlags = Set.copyOf(pagingFlags);
            urgent = Set.copyOf(urgent);
            labelOf = Set.copyOf(labelOf);
        }

        static final More NOTHING = new More(false, Set.of(), Set.of(), Set.of(), null, null);

        /** Whether anything beside its grade is told. */
        public boolean asksForActions() {
            return !labelOf.isEmpty() || !urgent.isEmpty();
        }
    }

    /** Grade 2 pages, from grade 3 on with the highest priority; grade 1 is a note. */
    public static AlertProfile standard() {
        return new AlertProfile(GRADE_ROSE, HIGH_FROM, PAGES_FROM, (states, now) -> false, false, false, More.NOTHING);
    }

    private AlertProfile with(More other) {
        return new AlertProfile(cause, highFrom, pagesFrom, exemption, deteriorates, masked, other);
    }

    /** The same with other limits. */
    public AlertProfile paging(int from, int withHighestPriorityFrom) {
        return new AlertProfile(cause, withHighestPriorityFrom, from, exemption, deteriorates, masked, more);
    }

    /** The same under a cause of its own. */
    public AlertProfile withCause(String name) {
        return new AlertProfile(name, highFrom, pagesFrom, exemption, deteriorates, masked, more);
    }

    /** The same where a low grade pages too if something holds. */
    public AlertProfile pagingEarlierIf(Exemption holds) {
        return new AlertProfile(cause, highFrom, pagesFrom, holds, deteriorates, masked, more);
    }

    /** The same where findings that the scale may not count page too. */
    public AlertProfile withDeterioration() {
        return new AlertProfile(cause, highFrom, pagesFrom, exemption, true, masked, more);
    }

    /** The same where findings with a hidden fever page too. */
    public AlertProfile withMaskedFever() {
        return new AlertProfile(cause, highFrom, pagesFrom, exemption, deteriorates, true, more);
    }

    /** An early warning score: it only tells what pages, and steps back where CRS watches the patient. */
    public AlertProfile asEarlyWarning() {
        return with(
                new More(true, more.pagingFlags(), more.urgent(), more.labelOf(), more.laboratory(), more.limits()));
    }

    /** The same where a low grade pages too with a flag. */
    public AlertProfile pagingOn(Flag flag) {
        return with(new More(
                more.earlyWarning(), Set.of(flag), more.urgent(), more.labelOf(), more.laboratory(), more.limits()));
    }

    /** The label of some products: what it asks for is told, and some criteria page with the highest priority. */
    public AlertProfile ofLabel(Set<Product> products, String... urgent) {
        return with(new More(
                more.earlyWarning(), more.pagingFlags(), Set.of(urgent), products, more.laboratory(), more.limits()));
    }

    /** The same where some criteria page with the highest priority, whatever the grade. */
    public AlertProfile urgentOn(String criterion) {
        return with(new More(
                more.earlyWarning(),
                more.pagingFlags(),
                Set.of(criterion),
                more.labelOf(),
                more.laboratory(),
                more.limits()));
    }

    /** A label that wants values of the laboratory regularly. */
    public AlertProfile wanting(LaboratoryTasks tasks) {
        return with(
                new More(more.earlyWarning(), more.pagingFlags(), more.urgent(), more.labelOf(), tasks, more.limits()));
    }

    /** The same with limits that a site sets. */
    public AlertProfile pagingBy(RuleKey from, RuleKey withHighestPriorityFrom) {
        return with(new More(
                more.earlyWarning(),
                more.pagingFlags(),
                more.urgent(),
                more.labelOf(),
                more.laboratory(),
                new Limits(from, withHighestPriorityFrom)));
    }

    /**
     * Settings from which grades page.
     *
     * @param from grades from here on page
     * @param highFrom with the highest priority
     */
    public record Limits(RuleKey from, RuleKey highFrom) {}

    /** Whether a grade pages under some rules. */
    public boolean pages(int grade, GradingRules rules) {
        Limits set = more.limits();
        return grade >= (set == null ? pagesFrom : rules.decimal(set.from()).intValue());
    }

    /** Whether a grade pages with the highest priority under some rules. */
    public boolean pagesHigh(int grade, GradingRules rules) {
        Limits set = more.limits();
        return grade >= (set == null ? highFrom : rules.decimal(set.highFrom()).intValue());
    }

    /** Whether a rise is told at all. */
    public boolean tellsRises() {
        return !cause.isEmpty();
    }
}
