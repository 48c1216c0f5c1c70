// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.administration;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.notification.comparison.Comparisons;
import org.cytovigil.notification.console.Frame;
import org.cytovigil.notification.console.Frames;
import org.cytovigil.notification.console.Pages;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.ledger.AccountRepository;
import org.cytovigil.notification.ledger.BoardRepository;
import org.cytovigil.notification.ledger.ComparisonRow;
import org.cytovigil.notification.ledger.GradeRow;
import org.cytovigil.notification.ledger.PersonRepository;
import org.cytovigil.notification.ledger.PersonRow;
import org.cytovigil.notification.security.Role;
import org.cytovigil.runtime.Settings;

/** The page of who looks after the site. */
@Controller("/administration")
@Secured(Role.ADMIN)
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class AdministrationController {
    private final AccountRepository accounts;
    private final PersonRepository people;
    private final BoardRepository board;
    private final Comparisons comparisons;
    private final Frames frames;
    private final String edition;

    AdministrationController(
            AccountRepository accounts,
            PersonRepository people,
            BoardRepository board,
            Comparisons comparisons,
            Frames frames,
            Settings settings) {
        this.accounts = accounts;
        this.people = people;
        this.board = board;
        this.comparisons = comparisons;
        this.frames = frames;
        this.edition = GradingRules.from(settings.grading()).edition();
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request, Authentication account) {
        Frame frame = frames.of(request, account, "administration.title", "administration");
        Map<String, String> names = people.all().stream().collect(Collectors.toMap(PersonRow::id, PersonRow::name));
        Map<String, Long> editions = board.grades().stream()
                .collect(Collectors.groupingBy(GradeRow::edition, TreeMap::new, Collectors.counting()));
        List<Administration.Edition> found = editions.entrySet().stream()
                .map(entry -> new Administration.Edition(
                        entry.getKey(), entry.getValue(), entry.getKey().equals(edition)))
                .toList();
        List<Administration.Holder> holders = accounts.all().stream()
                .map(one -> new Administration.Holder(
                        one.username(),
                        names.getOrDefault(one.username(), ""),
                        frame.words().word("role", one.role())))
                .toList();
        List<Administration.Compared> compared = comparisons.newestFirst().stream()
                .map(row -> compared(row, frame.words()))
                .toList();
        return Pages.of(
                "administration",
                Map.of("frame", frame, "admin", new Administration(holders, edition, found, compared)));
    }

    private static Administration.Compared compared(ComparisonRow row, Words words) {
        List<String> lines = row.differences().lines().toList();
        return new Administration.Compared(
                words.of("comparison.made", words.time(row.madeAt()), row.madeBy()),
                row.edition(),
                row.candidate(),
                words.of(
                        "comparison.found",
                        row.patients(),
                        row.events(),
                        row.patientsDiffer(),
                        row.gradesDiffer(),
                        row.alertsDiffer()),
                lines,
                Math.max(0, row.lines() - lines.size()));
    }
}
