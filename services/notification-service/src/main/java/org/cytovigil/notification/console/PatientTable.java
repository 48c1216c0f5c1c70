// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cytovigil.core.grading.GradingCatalogue;
import org.cytovigil.core.grading.GradingSystem;
import org.cytovigil.notification.api.BoardView;
import org.cytovigil.notification.api.BoardView.Bed;
import org.cytovigil.notification.ledger.FeedRow;
import org.cytovigil.notification.ledger.GradeRow;

/** The board: every patient with each grade, what is missing, and how old the data are. A column for each scale. */
final class PatientTable {
    private static final Duration OLD = Duration.ofMinutes(30);

    private final List<Bed> beds;
    private final Instant now;
    private final Set<String> systems;
    private final GradingCatalogue scales;

    /** @param scales whose names head the columns; a scale that is not among them has its id there */
    PatientTable(List<Bed> beds, Instant now, GradingCatalogue scales) {
        this.scales = scales;
        this.beds = beds;
        this.now = now;
        this.systems = beds.stream()
                .flatMap(bed -> bed.grades().stream())
                .map(GradeRow::gradingSystem)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    String html() {
        if (beds.isEmpty()) {
            return "<section><h2>Patients</h2><p class=\"calm\">No patients yet.</p></section>";
        }
        String heads = systems.stream()
                .map(system -> "<th scope=\"col\" title=\"" + Html.text(system) + "\">" + name(system) + "</th>")
                .collect(Collectors.joining());
        return """
                <section aria-labelledby="patients-title">
                <h2 id="patients-title">Patients</h2>
                <table><thead><tr><th scope="col">Ward</th><th scope="col">Patient</th>%s
                <th scope="col">Flags</th><th scope="col">Newest data</th></tr></thead>
                <tbody>%s</tbody></table>
                </section>
                """.formatted(heads, beds.stream().map(this::row).collect(Collectors.joining()));
    }

    private String row(Bed bed) {
        String grades = systems.stream().map(system -> grade(bed, system)).collect(Collectors.joining());
        return "<tr class=\"worst%d\">".formatted(bed.worst())
                + cell(
                        "Ward",
                        bed.patient().unit() == null
                                ? "–"
                                : Html.text(bed.patient().unit()))
                + "<th scope=\"row\" data-label=\"Patient\">"
                + Html.text(bed.patient().patient()) + "</th>"
                + grades
                + cell("Flags", flags(bed))
                + cell("Newest data", data(bed))
                + "</tr>";
    }

    private String grade(Bed bed, String system) {
        return bed.grades().stream()
                .filter(grade -> grade.gradingSystem().equals(system))
                .findFirst()
                .map(grade -> cell(name(system), grade(grade)))
                .orElseGet(() -> cell(name(system), "<span class=\"unknown\">not graded</span>"));
    }

    private static String grade(GradeRow grade) {
        StringBuilder html = new StringBuilder(value(grade));
        if (!grade.completeness().equals("COMPLETE")) {
            html.append(" <span class=\"open-end\">")
                    .append(grade.completeness().equals("PARTIAL") ? "partial" : "indeterminate")
                    .append(grade.upper() > grade.grade() ? ", up to " + grade.upper() : "")
                    .append("</span>");
        }
        return html.append(" <span class=\"since\">since ")
                .append(Html.time(grade.since()))
                .append("</span>")
                .append(suggestions(grade))
                .toString();
    }

    /** The grade, or the number of a prediction index, which is not one. */
    private static String value(GradeRow grade) {
        BigDecimal score = grade.score();
        if (score == null) {
            return "<span class=\"grade g%d\">%d</span>".formatted(grade.grade(), grade.grade());
        }
        String band = grade.band();
        return "<span class=\"index\">" + score.toPlainString() + "</span>"
                + (band == null ? "" : " " + Html.text(words(band)));
    }

    /** What may be considered, folded up: the table is read at a glance. */
    private static String suggestions(GradeRow grade) {
        StringBuilder items = new StringBuilder();
        for (JsonNode made : BoardView.json(grade.suggestions())) {
            String withheld = made.path("withheld").asText();
            items.append("<li>")
                    .append(Html.text(made.path("text").asText()))
                    .append(withheld.isEmpty() ? "" : " (" + Html.text(withheld) + ")")
                    .append(" <span class=\"since\">")
                    .append(Html.text(made.path("source").asText()))
                    .append("</span></li>");
        }
        return items.isEmpty()
                ? ""
                : "<details id=\"consider-%s\"><summary>consider</summary><ul>%s</ul></details>"
                        .formatted(Html.text(grade.patient() + "-" + grade.gradingSystem()), items);
    }

    private static String flags(Bed bed) {
        List<String> flags = new ArrayList<>();
        for (GradeRow grade : bed.grades()) {
            for (JsonNode flag : BoardView.json(grade.flags())) {
                flags.add("<span class=\"flag\">" + Html.text(words(flag.asText())) + "</span>");
            }
        }
        return flags.isEmpty() ? "–" : flags.stream().distinct().collect(Collectors.joining(" "));
    }

    private String data(Bed bed) {
        List<String> quiet = bed.feeds().stream()
                .filter(feed -> !feed.status().equals("LIVE"))
                .map(this::quiet)
                .toList();
        String age = bed.newest().map(this::age).orElse("<span class=\"silent\">no data known</span>");
        return quiet.isEmpty() ? age : age + " " + String.join(" ", quiet);
    }

    /** What is older than half an hour stands out, whatever a feed's status says: nobody may have said otherwise. */
    private String age(Instant newest) {
        Duration age = Duration.between(newest, now);
        String text = Html.span(age) + " old";
        return age.compareTo(OLD) > 0 ? "<span class=\"silent\">" + text + "</span>" : text;
    }

    private String quiet(FeedRow feed) {
        return "<span class=\"silent\">%s %s for %s</span>"
                .formatted(
                        Html.text(words(feed.feed())),
                        Html.text(words(feed.status())),
                        Html.span(Duration.between(feed.since(), now)));
    }

    private static String cell(String label, String html) {
        return "<td data-label=\"" + label + "\">" + html + "</td>";
    }

    private String name(String system) {
        return Html.text(scales.find(system).map(GradingSystem::name).orElse(system));
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
