// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.rejects;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cytovigil.notification.console.Frame;
import org.cytovigil.notification.console.Frames;
import org.cytovigil.notification.console.Pages;
import org.cytovigil.notification.console.Words;
import org.cytovigil.notification.rejects.RejectReplay;
import org.cytovigil.notification.rejects.Rejects;
import org.cytovigil.notification.security.Role;
import org.cytovigil.site.deadletter.DeadLetterHeading;
import org.cytovigil.site.deadletter.DeadLetterRecords.Replay;
import org.cytovigil.site.deadletter.NotReplayableException;
import org.cytovigil.site.topic.BrokersUnreachableException;
import org.jspecify.annotations.Nullable;

/** The pages of input that could not be used. */
@Controller("/feeds/rejects")
@Secured(Role.ADMIN)
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class RejectsPages {
    private static final String TITLE = "rejects.title";
    private static final String PLACE = "feeds";

    private final Rejects rejects;
    private final RejectReplay replay;
    private final Frames frames;

    RejectsPages(Rejects rejects, RejectReplay replay, Frames frames) {
        this.rejects = rejects;
        this.replay = replay;
        this.frames = frames;
    }

    @Get
    HttpResponse<?> list(HttpRequest<?> request, @QueryValue @Nullable String reason, Authentication account) {
        Frame frame = frames.of(request, account, TITLE, PLACE);
        try {
            return Pages.of("rejects", Map.of("frame", frame, "list", list(rejects.newest(), reason, frame.words())));
        } catch (BrokersUnreachableException away) {
            return away(request, account);
        }
    }

    private static RejectList list(List<Rejects.Reject> all, @Nullable String reason, Words words) {
        List<RejectList.Count> counts = all.stream()
                .collect(Collectors.groupingBy(reject -> reject.heading().reason(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> new RejectList.Count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(RejectList.Count::number)
                        .reversed()
                        .thenComparing(RejectList.Count::reason))
                .toList();
        List<RejectList.Row> rows = all.stream()
                .filter(reject -> reason == null || reject.heading().reason().equals(reason))
                .map(reject -> row(reject.heading(), reject.replay(), words))
                .toList();
        return new RejectList(counts, rows, reason == null ? "" : reason);
    }

    private static RejectList.Row row(DeadLetterHeading heading, @Nullable Replay replay, Words words) {
        return new RejectList.Row(
                heading.id(),
                words.exact(heading.receivedAt()),
                words.age(heading.receivedAt()),
                heading.reason(),
                heading.detail(),
                heading.origin(),
                replay == null
                        ? ""
                        : words.of(
                                "rejects.replayed",
                                words.exact(replay.at()),
                                replay.by(),
                                words.word("replay", replay.outcome())));
    }

    @Get("/{id}")
    HttpResponse<?> one(HttpRequest<?> request, @PathVariable String id, Authentication account) {
        Frame frame = frames.of(request, account, TITLE, PLACE);
        try {
            Optional<Rejects.Shown> found = rejects.show(id, account.getName());
            if (found.isEmpty()) {
                Frame none = frames.of(request, account, "rejects.unknown", PLACE);
                return Pages.of(HttpStatus.NOT_FOUND, "missing", Map.of("frame", none));
            }
            Rejects.Shown shown = found.get();
            DeadLetterHeading heading = shown.record().heading();
            RejectList.Whole whole = new RejectList.Whole(
                    row(heading, shown.replay(), frame.words()),
                    heading.bytes(),
                    shown.record().readable(),
                    !shown.record().isCut());
            return Pages.of(
                    "reject",
                    Map.of("frame", frame.titled(frame.words().of("rejects.one") + " " + id), "reject", whole));
        } catch (BrokersUnreachableException away) {
            return away(request, account);
        }
    }

    @Post("/{id}/replay")
    @Consumes(MediaType.ALL)
    HttpResponse<?> replay(HttpRequest<?> request, @PathVariable String id, Authentication account)
            throws InterruptedException {
        Words words = frames.of(request, account, TITLE, PLACE).words();
        try {
            Optional<RejectReplay.Outcome> outcome = replay.replay(id, account.getName());
            return outcome.isEmpty()
                    ? said(HttpStatus.CONFLICT, words.of("rejects.unknown"))
                    : said(HttpStatus.OK, words.of("rejects." + outcome.get().word(), id));
        } catch (NotReplayableException never) {
            return said(HttpStatus.UNPROCESSABLE_ENTITY, words.of("rejects.never"));
        } catch (IOException | BrokersUnreachableException away) {
            return said(HttpStatus.CONFLICT, words.of("rejects.away"));
        }
    }

    private HttpResponse<?> away(HttpRequest<?> request, Authentication account) {
        Frame frame = frames.of(request, account, "rejects.unreachable", PLACE);
        return Pages.of(HttpStatus.SERVICE_UNAVAILABLE, "missing", Map.of("frame", frame));
    }

    private static HttpResponse<?> said(HttpStatus status, String text) {
        return Pages.of(status, "part/message", Map.of("text", text, "good", status == HttpStatus.OK));
    }
}
