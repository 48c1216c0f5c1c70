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
import org.cytovigil.notification.console.Frame;
import org.cytovigil.notification.console.Frames;
import org.cytovigil.notification.console.Pages;
import org.cytovigil.notification.ledger.AccountRepository;
import org.cytovigil.notification.ledger.BoardRepository;
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
    private final Frames frames;
    private final String edition;

    AdministrationController(
            AccountRepository accounts,
            PersonRepository people,
            BoardRepository board,
            Frames frames,
            Settings settings) {
        this.accounts = accounts;
        this.people = people;
        this.board = board;
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
        return Pages.of("administration", Map.of("frame", frame, "admin", new Administration(holders, edition, found)));
    }
}
