// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.cytovigil.core.alerting.AlertCause;
import org.cytovigil.core.fact.DrugCode;
import org.cytovigil.core.fact.FactStatus;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.FindingValue;
import org.cytovigil.core.fact.Indication;
import org.cytovigil.core.fact.LeukaemiaMarker;
import org.cytovigil.core.fact.MarkerName;
import org.cytovigil.core.fact.MedicationVerb;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.fact.MrdAssay;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.fact.Setting;
import org.cytovigil.core.fact.TherapyPhase;
import org.cytovigil.core.grading.Flag;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.core.intake.RejectionCode;
import org.cytovigil.core.measure.Parameter;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.kafka.TopicCatalogue;
import org.junit.jupiter.api.Test;

/** The reference pages list all that there is; {@code -Dpages=write} rewrites their generated sections. */
class ReferencePagesTest {
    private static final Path PAGES = Path.of("..", "..", "docs", "reference");
    private static final Path SERVICES = Path.of("..");
    private static final Pattern METER = Pattern.compile("\"(cytovigil\\.[a-z.]+)\"");
    private static final Pattern METRIC = Pattern.compile("`(cytovigil_[a-z_]+)");
    private static final Pattern CONTROLLER = Pattern.compile("@Controller(?:\\(\"([^\"]*)\"\\))?\\n");
    private static final Pattern ROUTE =
            Pattern.compile("@(Get|Post|Put|Delete)(?:\\((?:uri = |value = )?\"([^\"]*)\"[^)]*\\))?\\n");

    @Test
    void everyPageSaysWhatTheCodeSays() throws IOException {
        boolean write = "write".equals(System.getProperty("pages"));
        for (Path page : files(PAGES, ".md")) {
            String text = Files.readString(page);
            String filled = ReferenceSections.filled(text);
            if (write) {
                Files.writeString(page, filled);
            } else {
                assertThat(text)
                        .as("%s differs from the code: mvn verify -pl services/cli -am -Dpages=write", page)
                        .isEqualTo(filled);
            }
        }
    }

    @Test
    void everyWordOfAnEventIsListed() throws IOException {
        String page = page("events");
        List<String> missing = Stream.concat(
                        Stream.<Enum<?>[]>of(
                                        Product.values(),
                                        TherapyPhase.values(),
                                        Indication.values(),
                                        OxygenDevice.values(),
                                        OxygenIndication.values(),
                                        MedicationVerb.values(),
                                        DrugCode.Vocabulary.values(),
                                        Method.values(),
                                        Setting.values(),
                                        FactStatus.values(),
                                        FindingKind.values(),
                                        FindingValue.Degree.values(),
                                        MarkerName.values(),
                                        LeukaemiaMarker.Transcript.values(),
                                        MrdAssay.Technique.values(),
                                        MrdAssay.Target.values(),
                                        Finding.Level.values(),
                                        Finding.Weakness.values(),
                                        Finding.OedemaSign.values(),
                                        Finding.Conduct.values(),
                                        RejectionCode.values(),
                                        Flag.values(),
                                        AlertCause.values())
                                .<Enum<?>>flatMap(Arrays::stream)
                                .map(Enum::name),
                        GradingCatalogue.known().systems().stream().map(GradingSystem::id))
                .filter(word -> !page.contains("`" + word + "`"))
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void everyFieldThatTravelsIsListed() throws IOException {
        String page = page("events");
        Set<String> fields = new TreeSet<>();
        TopicCatalogue.load().topics().stream()
                .filter(topic ->
                        topic.name().startsWith("bedside.") || topic.name().startsWith("course."))
                .forEach(topic -> collect(topic.schema(), fields));
        // Records of their own in Avro, and no field of an event.
        fields.removeAll(List.of("assessment", "intervention", "born"));
        fields.removeIf(field -> page.contains("`" + field + "`"));
        assertThat(fields).isEmpty();
    }

    private static void collect(Schema schema, Set<String> fields) {
        if (schema.getType() == Schema.Type.UNION) {
            schema.getTypes().forEach(member -> collect(member, fields));
        } else if (schema.getType() == Schema.Type.RECORD) {
            for (Schema.Field field : schema.getFields()) {
                fields.add(field.name());
                collect(field.schema(), fields);
            }
        }
    }

    @Test
    void everyParameterIsListedWithItsUnitAndRange() throws IOException {
        String page = page("events");
        for (Parameter parameter : Parameter.values()) {
            Matcher row = Pattern.compile(
                            "\\| `" + parameter + "` \\| ([^|]+) \\| (above )?([0-9.]*)\\.\\.([0-9.]*) \\|")
                    .matcher(page);
            assertThat(row.find()).as("row of %s", parameter).isTrue();
            assertThat(row.group(1).strip()).isEqualTo(parameter.unit());
            BigDecimal lowest = new BigDecimal(row.group(3));
            BigDecimal little = new BigDecimal("0.0000000001");
            assertThat(parameter.plausible(lowest)).isEqualTo(row.group(2) == null);
            assertThat(parameter.plausible(lowest.subtract(little))).isFalse();
            if (row.group(4).isEmpty()) {
                assertThat(parameter.plausible(new BigDecimal("1e9"))).isTrue();
            } else {
                BigDecimal highest = new BigDecimal(row.group(4));
                assertThat(parameter.plausible(highest)).isTrue();
                assertThat(parameter.plausible(highest.add(little))).isFalse();
            }
        }
    }

    @Test
    void everyMetricIsListedAndEveryListedOneExists() throws IOException {
        Set<String> meters = new TreeSet<>();
        for (Path source : files(SERVICES, ".java")) {
            String code = Files.readString(source);
            if (source.toString().contains("/main/") && code.contains("io.micrometer")) {
                METER.matcher(code)
                        .results()
                        .map(found -> found.group(1).replace('.', '_'))
                        .forEach(meters::add);
            }
        }
        Set<String> listed = METRIC.matcher(page("metrics"))
                .results()
                .map(found -> found.group(1).replaceAll("_total$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(meters).isNotEmpty().allSatisfy(meter -> assertThat(listed).anyMatch(name -> same(name, meter)));
        assertThat(listed).allSatisfy(name -> assertThat(meters).anyMatch(meter -> same(name, meter)));
    }

    /** Timers get their unit in Prometheus. */
    private static boolean same(String listed, String meter) {
        return listed.equals(meter) || listed.equals(meter + "_seconds");
    }

    @Test
    void everyRouteOfEveryServiceIsListed() throws IOException {
        String page = page("http");
        for (Path source : files(SERVICES, ".java")) {
            String code = Files.readString(source);
            Matcher controller = CONTROLLER.matcher(code);
            if (!source.toString().contains("/main/") || !controller.find()) {
                continue;
            }
            String base = controller.group(1) == null ? "" : controller.group(1);
            for (MatchResult route : ROUTE.matcher(code).results().toList()) {
                String path = (base + (route.group(2) == null ? "" : route.group(2)))
                        .replaceAll("\\{\\?[^}]*}", "")
                        .replaceAll("\\{([a-z]+):(?:[^{}]|\\{[^}]*})*}", "{$1}");
                String method = route.group(1).toUpperCase(Locale.ROOT);
                assertThat(page).as(source.toString()).contains("`" + method + " " + path + "`");
            }
        }
    }

    private static String page(String name) throws IOException {
        return Files.readString(PAGES.resolve(name + ".md"));
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(path -> path.toString().endsWith(ending))
                    .filter(path -> !path.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }
}
