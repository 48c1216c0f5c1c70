// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.oracle.therapy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.FactHeader;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.MedicationAction;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.fact.TherapyStep;
import org.cytovigil.core.grading.Index;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.offline.ConvergedGrades;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.scenario.TherapyScenario;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each system says what its criteria say, worked out from scratch at every instant of seeded histories. */
@Execution(ExecutionMode.CONCURRENT)
class TherapyOracleTest {
    private static final long FIRST = Long.getLong("seed", 1);
    private static final int SEQUENCES = Integer.getInteger("sequences", 40);
    private static final List<Duration> WINDOWS = List.of(
            Duration.ZERO,
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofDays(7),
            Duration.ofDays(-3),
            Duration.ofDays(180),
            Duration.ofDays(5),
            Duration.ofDays(7).plusSeconds(1),
            Duration.ofDays(21).plusSeconds(1),
            Duration.ofDays(2),
            Duration.ofHours(46),
            Duration.ofHours(50),
            Duration.ofHours(53),
            Duration.ofHours(58),
            Duration.ofDays(28),
            Duration.ofDays(28).plusSeconds(1),
            Duration.ofDays(14),
            Duration.ofDays(56),
            Duration.ofDays(4),
            Duration.ofDays(6),
            Duration.ofDays(8),
            Duration.ofDays(9),
            Duration.ofDays(3));

    private static final Map<String, Product> PRODUCTS = Map.ofEntries(
            Map.entry("icaht-2023", Product.TISAGENLECLEUCEL),
            Map.entry("easix", Product.TISAGENLECLEUCEL),
            Map.entry("m-easix", Product.TISAGENLECLEUCEL),
            Map.entry("h-score", Product.BLINATUMOMAB),
            Map.entry("car-hematotox", Product.BREXUCABTAGENE_AUTOLEUCEL),
            Map.entry("hlh-iec-2023", Product.TISAGENLECLEUCEL),
            Map.entry("asparaginase-erwinia-label", Product.ASPARAGINASE_ERWINIA_RYWN),
            Map.entry("inotuzumab-label", Product.INOTUZUMAB_OZOGAMICIN),
            Map.entry("vod-ebmt-2016", Product.INOTUZUMAB_OZOGAMICIN),
            Map.entry("vod-ebmt-2023", Product.ALLOGENEIC_TRANSPLANT),
            Map.entry("vod-ebmt-paed-2018", Product.ALLOGENEIC_TRANSPLANT),
            Map.entry("tki-label", Product.NILOTINIB));

    static Stream<Arguments> systems() {
        return Stream.of(
                system("tls-howard-2011", true, chart -> new TumourLysis(chart, true).says()),
                system("tls-cairo-bishop-2004", true, chart -> new TumourLysis(chart, false).says()),
                system("icaht-2023", true, chart -> new Haematotoxicity(chart).says()),
                system("news2-2017", true, chart -> new EarlyWarning(chart).says()),
                system("mrd", true, chart -> new ResidualDisease(chart).says()),
                system("ctcae-lab-5", true, chart -> new LaboratoryGrades(chart, Set.of()).says()),
                system("easix", true, chart -> new Endothelium(chart, Parameter.CREATININE).says()),
                system("m-easix", true, chart -> new Endothelium(chart, Parameter.CRP).says()),
                system("car-hematotox", true, chart -> new Predicted(chart).says()),
                system("h-score", true, chart -> new HaemophagocyticScore(chart).says()),
                system("pews-brighton", true, chart -> new ChildWarning(chart).says()),
                system("asparaginase-erwinia-label", true, chart -> new CrisantaspaseLabel(chart).says()),
                system("vod-ebmt-2016", true, chart -> new Sinusoids(chart).says()),
                system("inotuzumab-label", true, chart -> new OzogamicinLabel(chart).says()),
                system("tki-label", true, chart -> new KinaseLabel(chart).says()),
                system("hlh-iec-2023", true, chart -> new ImmuneEffectorHlh(chart).says()),
                system("vod-ebmt-paed-2018", true, chart -> new ChildSinusoids(chart).says()),
                system("vod-ebmt-2023", false, chart -> new LiverVeins(chart).says()));
    }

    private static Arguments system(String id, boolean flags, Function<Chart, @Nullable Says> oracle) {
        return Arguments.of(id, flags, oracle);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("systems")
    void theCoreAgreesOnEveryHistory(String id, boolean flags, Function<Chart, @Nullable Says> oracle) {
        ConvergedGrades core = new ConvergedGrades(GradingCatalogue.chosen(List.of(id)), GradingRules.defaults());
        int told = 0;
        for (long seed = FIRST; seed < FIRST + SEQUENCES; seed++) {
            List<Fact> facts = history(id, seed);
            Instant end = facts.stream().map(Fact::at).max(Instant::compareTo).orElseThrow();
            List<String> said = core.lines(facts, end).stream()
                    .map(line ->
                            line.span().from() + " " + line.span().assessment().grade() + " "
                                    + line.span().assessment().upper() + " "
                                    + line.span().assessment().completeness() + " "
                                    + (flags ? line.span().assessment().flags() : "[]")
                                    + index(line.span().assessment().index()))
                    .toList();
            assertThat(steps(said)).as("seed %d", seed).isEqualTo(steps(oracle(facts, end, oracle)));
            told += steps(said).size();
        }
        assertThat(told).as("steps of %s", id).isGreaterThan(SEQUENCES / 10);
    }

    /** A history of a seed, two times in three with a therapy that the system is for. */
    private static List<Fact> history(String id, long seed) {
        List<Fact> facts = new ArrayList<>(TherapyScenario.of(seed, Duration.ofDays(seed % 2 == 0 ? 45 : 6)));
        facts.removeIf(fact -> pressor(fact) && id.equals("hlh-iec-2023"));
        Product product = PRODUCTS.get(id);
        if (product != null && seed % 3 != 0) {
            Instant first = facts.stream().map(Fact::at).min(Instant::compareTo).orElseThrow();
            // What is measured in the days before it makes that index.
            Duration later = id.equals("car-hematotox") ? Duration.ofDays(4 + seed % 9) : Duration.ofHours(seed % 40);
            FactHeader header =
                    new FactHeader(facts.get(0).patient(), "dose", first.plus(later), first, "", FactStatus.FINAL);
            facts.add(new TherapyStep(header, product, TherapyPhase.STARTED, 1, null, null, null));
        }
        return List.copyOf(facts);
    }

    /** Whether a vasopressor runs has evaluators elsewhere. */
    private static boolean pressor(Fact fact) {
        return fact instanceof MedicationAction action && action.drug().equals("norepinephrine");
    }

    private static String index(@Nullable Index index) {
        return index == null ? "" : " " + index.score().stripTrailingZeros().toPlainString() + "/" + index.band();
    }

    private static List<String> oracle(List<Fact> facts, Instant end, Function<Chart, @Nullable Says> oracle) {
        TreeSet<Instant> instants = new TreeSet<>();
        for (Fact fact : facts) {
            WINDOWS.forEach(window -> instants.add(fact.at().plus(window)));
            instants.add(fact.at().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1)));
        }
        Instant first = instants.first();
        for (Instant day = first.truncatedTo(ChronoUnit.DAYS); day.isBefore(end); day = day.plus(Duration.ofDays(1))) {
            instants.add(day);
        }
        List<String> lines = new ArrayList<>();
        for (Instant at : instants.headSet(end, true)) {
            Says says = oracle.apply(Chart.of(facts, at));
            if (says != null) {
                lines.add(at + " " + says.written());
            }
        }
        return lines;
    }

    /** Where the same is said again there is no new step. */
    private static List<String> steps(List<String> lines) {
        List<String> steps = new ArrayList<>();
        String last = "";
        for (String line : lines) {
            String value = line.substring(line.indexOf(' '));
            if (!value.equals(last)) {
                steps.add(line);
                last = value;
            }
        }
        return steps;
    }
}
