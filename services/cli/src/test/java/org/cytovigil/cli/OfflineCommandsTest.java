// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfflineCommandsTest {
    private static final String STAY = """
            {"type":"observation","patient":"p1","id":"o1","at":"2026-01-03T08:00:00Z","parameter":"TEMPERATURE","value":38.4,"unit":"Cel"}
            {"type":"observation","patient":"p1","id":"o2","at":"2026-01-03T08:00:00Z","parameter":"SYSTOLIC_BP","value":92,"unit":"mm[Hg]"}
            {"type":"observation","patient":"p1","id":"o3","at":"2026-01-03T08:05:00Z","parameter":"SYSTOLIC_BP","value":91,"unit":"mm[Hg]"}
            """;

    private final Path stay;
    private final Path yaml;
    private final Path properties;

    OfflineCommandsTest(@TempDir Path folder) {
        this.stay = folder.resolve("stay.jsonl");
        this.yaml = folder.resolve("candidate.yml");
        this.properties = folder.resolve("candidate.properties");
    }

    @BeforeEach
    void write() throws IOException {
        Files.writeString(stay, STAY);
        Files.writeString(yaml, "grading:\n  crs.hypotension.adult.sbp: 95\n");
        Files.writeString(properties, "crs.hypotension.adult.sbp=95\n");
    }

    @Test
    void explanationsReplaceTheJsonAndNameTheObservations() {
        Typed typed = Typed.cytovigil("grade", "--explain", "--zone", "Europe/Berlin", stay.toString());
        assertThat(typed.code()).isZero();
        assertThat(typed.out())
                .contains("  Because: fever: temperature 38.4 Cel at 09:00 (o1).")
                .noneMatch(line -> line.startsWith("{"));
        assertThat(Typed.cytovigil("alerts", "--explain", stay.toString()).out())
                .anyMatch(line -> line.contains("CRS rose from grade 0 to 1"));
    }

    @Test
    void otherRulesAreTriedFromYamlAndFromProperties() {
        for (Path rules : new Path[] {yaml, properties}) {
            Typed typed = Typed.cytovigil("grade", "--rules", rules.toString(), stay.toString());
            assertThat(typed.out()).as("%s", rules).anyMatch(line -> line.contains("\"grade\":2"));
        }
        assertThat(Typed.cytovigil("grade", stay.toString()).out()).noneMatch(line -> line.contains("\"grade\":2"));
    }

    @Test
    void aLineThatIsNoUtf8CostsItselfAlone() throws IOException {
        byte[] latin =
                "{\"type\":\"patient\",\"patient\":\"p1\",\"at\":\"2026-01-03T07:00:00Z\",\"unit\":\"S\u00FCd\"}\n"
                        .getBytes(StandardCharsets.ISO_8859_1);
        byte[] events = STAY.getBytes(StandardCharsets.UTF_8);
        Files.write(stay, latin);
        Files.write(stay, events, StandardOpenOption.APPEND);
        Typed typed = Typed.cytovigil("grade", stay.toString());
        assertThat(typed.code()).isZero();
        assertThat(typed.errors()).contains("line 1: MALFORMED: not UTF-8");
        assertThat(typed.out()).anyMatch(line -> line.contains("\"grade\":1"));
    }

    @Test
    void aMarkOfTheByteOrderIsNoPartOfTheFirstLine() throws IOException {
        Files.writeString(stay, "\uFEFF" + STAY);
        Typed typed = Typed.cytovigil("grade", "--strict", stay.toString());
        assertThat(typed.code()).isZero();
        assertThat(typed.errors()).isEmpty();
    }

    @Test
    void aFolderIsNoFile() {
        Typed typed = Typed.cytovigil("grade", stay.resolve("..").normalize().toString());
        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.errors()).contains("a directory, not a file").hasLineCount(1);
    }

    @Test
    void aRuleThatDoesNotExistIsNamedInOneLine() throws IOException {
        Files.writeString(properties, "crs.hypotension.adult.sdp=95\n");
        Typed typed = Typed.cytovigil("grade", "--rules", properties.toString(), stay.toString());
        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.errors()).contains("crs.hypotension.adult.sdp").contains("crs.hypotension.adult.sbp");
        assertThat(typed.errors().lines()).hasSize(1);
    }

    @Test
    void comparingFilesListsWhatDiffersAndExitsWithOne() {
        Typed typed = Typed.cytovigil("compare", "--candidate", yaml.toString(), stay.toString());
        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out())
                .anyMatch(line -> line.startsWith("grade p1 astct-crs-2019 from 2026-01-03T08:00:00Z: 1 ")
                        && line.contains(" -> 2 "))
                .contains("alert p1 CRS_ROSE astct-crs-2019 grade 2: none -> MEDIUM page at 2026-01-03T08:05:00Z");
        assertThat(typed.out().get(typed.out().size() - 1))
                .startsWith("compare edition=")
                .endsWith(" patients=1 events=3 patients_differ=1 grades_differ=1 alerts_differ=1");
    }

    @Test
    void comparingWithTheSameRulesFindsNothing() throws IOException {
        Files.writeString(properties, "crs.hypotension.adult.sbp=90\n");
        Typed typed = Typed.cytovigil("compare", "--candidate", properties.toString(), stay.toString());
        assertThat(typed.code()).isZero();
        assertThat(typed.out()).hasSize(1);
    }

    @Test
    void whatDiffersBeforeTheTimeAskedForIsNotListed() {
        Typed typed = Typed.cytovigil(
                "compare", "--candidate", yaml.toString(), "--since", "2026-01-03T09:00:00Z", stay.toString());
        assertThat(typed.code()).isZero();
    }

    @Test
    void whatAnotherVersionWroteIsComparedWithWhatThisOneSays() throws IOException {
        Path was = stay.resolveSibling("was.jsonl");
        List<String> grades = Typed.cytovigil("grade", stay.toString()).out();
        List<String> alerts = Typed.cytovigil("alerts", stay.toString()).out();
        Files.write(was, Stream.concat(grades.stream(), alerts.stream()).toList());
        Typed same = Typed.cytovigil("compare", "--was", was.toString(), stay.toString());
        assertThat(same.errors()).isEmpty();
        assertThat(same.code()).isZero();
        assertThat(same.out()).hasSize(1).first().asString().endsWith("grades_differ=0 alerts_differ=0");

        List<String> other = Stream.concat(grades.stream(), alerts.stream())
                .map(line ->
                        line.replace("\"grade\":1", "\"grade\":0").replace("\"flags\":[", "\"flags\":[\"OF_OLD\","))
                .toList();
        Files.write(was, other);
        Typed differs = Typed.cytovigil("compare", "--was", was.toString(), stay.toString());
        assertThat(differs.code()).isEqualTo(1);
        assertThat(differs.out())
                .anyMatch(line -> line.startsWith("grade p1 astct-crs-2019 from 2026-01-03T08:00:00Z: 0 ")
                        && line.contains("OF_OLD")
                        && line.contains(" -> 1 "))
                .contains("alert p1 CRS_ROSE astct-crs-2019 grade 1 at 2026-01-03T08:00:00Z: none -> LOW note");
        assertThat(differs.out().get(differs.out().size() - 1)).contains(" grades_differ=1 alerts_differ=2");
    }

    @Test
    void whatIsNoLineOfAGradeStopsTheComparison() throws IOException {
        Typed typed = Typed.cytovigil("compare", "--was", stay.toString(), stay.toString());
        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.errors()).contains("line 1 is no grade or alert line");
        assertThat(Typed.cytovigil("compare", stay.toString()).errors()).contains("--candidate FILE or --was LINES");
    }

    @Test
    void aCohortIsMeasuredByHowOftenItIsCharted() {
        String[] words = {"cohort", "--seed", "3", "--patients", "6", "--every", "PT15M,PT4H"};
        Typed typed = Typed.cytovigil(words);
        assertThat(typed.errors()).isEmpty();
        assertThat(typed.code()).isZero();
        assertThat(typed.out()).hasSize(4).isEqualTo(Typed.cytovigil(words).out());
        assertThat(typed.out().get(2)).startsWith("| PT15M SPOT | 9.0 | ");
        assertThat(Typed.cytovigil("cohort", "--every", "PT0S").errors()).contains("from PT1S on");
    }

    @Test
    void faultsOfChartingAreNamedWhereTheyDoNotFit() {
        Typed typed = Typed.cytovigil("simulate", "--patients", "1", "--days", "1", "--faults", "units=many");
        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.errors()).contains("fault units takes a share");
        assertThat(Typed.cytovigil("simulate", "--patients", "1", "--days", "1", "--faults", "sparse=PT1H")
                        .out())
                .hasSizeLessThan(Typed.cytovigil("simulate", "--patients", "1", "--days", "1")
                                .out()
                                .size()
                        / 2);
    }

    @Test
    void aNameThatTheSiteAddsCounts() throws IOException {
        Files.writeString(stay, STAY + """
                {"type":"medication","patient":"p1","id":"m1","at":"2026-01-03T08:10:00Z","drug":"NA Drip ICU","action":"STARTED"}
                """);
        assertThat(Typed.cytovigil("grade", stay.toString()).out()).noneMatch(line -> line.contains("\"grade\":3"));
        Files.writeString(yaml, "grading:\n  drugs: |\n    na drip icu = norepinephrine\n    house cream = other\n");
        Typed typed = Typed.cytovigil("grade", "--rules", yaml.toString(), stay.toString());
        assertThat(typed.errors()).isEmpty();
        assertThat(typed.out()).anyMatch(line -> line.contains("\"grade\":3"));
        Files.writeString(yaml, "grading:\n  drugs: norepinephrine = other\n");
        Typed less = Typed.cytovigil("grade", "--rules", yaml.toString(), stay.toString());
        assertThat(less.code()).isEqualTo(2);
        assertThat(less.errors()).contains("grading.drugs: 'norepinephrine' is known already, as norepinephrine");
    }

    @Test
    void drugsThatNobodyKnowsAreToldAndListed() throws IOException {
        Path charted = stay.resolveSibling("drugs.jsonl");
        String drug =
                "{\"type\":\"medication\",\"patient\":\"p1\",\"id\":\"%s\",\"at\":\"2026-01-03T08:00:00Z\",\"drug\":\"%s\",\"action\":\"GIVEN\"}\n";
        Files.writeString(
                charted,
                drug.formatted("a", "foobarol") + drug.formatted("b", "Foobarol") + drug.formatted("c", "levophed"));
        assertThat(Typed.cytovigil("grade", charted.toString()).errors())
                .contains("1 name(s) of drugs are not known")
                .doesNotContain("foobarol");
        assertThat(Typed.cytovigil("alerts", charted.toString()).errors()).contains("1 name(s) of drugs are not known");
        Typed listed = Typed.cytovigil("drugs", charted.toString());
        assertThat(listed.code()).isEqualTo(1);
        assertThat(listed.out()).hasSize(2).first().asString().startsWith("2  foobarol  first 2026-01-03T08:00:00Z");
        assertThat(Typed.cytovigil("drugs", "--since", "2026-02-01T00:00:00Z", charted.toString())
                        .code())
                .isZero();
    }
}
