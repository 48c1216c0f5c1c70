// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.board;

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
import java.util.Map;
import org.cytovigil.notification.console.Frame;
import org.cytovigil.notification.console.Frames;
import org.cytovigil.notification.console.Pages;
import org.cytovigil.notification.security.Role;

/** The board: a page, and the part of it that is fetched anew when something changes. */
@Controller
@Secured(Role.VIEWER)
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
class BoardController {
    private final Boards boards;
    private final BoardParts parts;
    private final Frames frames;

    BoardController(Boards boards, BoardParts parts, Frames frames) {
        this.boards = boards;
        this.parts = parts;
        this.frames = frames;
    }

    @Get("/")
    HttpResponse<?> page(HttpRequest<?> request, Authentication account) {
        Frame frame = frames.of(request, account, "board.title", "board");
        Board board = boards.of(filter(request), account.getName(), frame.words());
        return Pages.of("board", Map.of("frame", frame, "board", board));
    }

    @Get("/console/board")
    HttpResponse<?> fragment(HttpRequest<?> request, Authentication account) {
        Frame frame = frames.of(request, account, "board.title", "board");
        byte[] compressed = parts.compressed(filter(request), account.getName(), frame.words(), frame.mayAct());
        return Pages.ofCompressed(compressed, request);
    }

    private static BoardFilter filter(HttpRequest<?> request) {
        var parameters = request.getParameters();
        return new BoardFilter(
                parameters.get("ward", String.class, ""),
                isSet(request, "mine"),
                isSet(request, "open"),
                parameters.get("q", String.class, ""),
                isSet(request, "wall"));
    }

    /** A parameter that is there, also without a value, is set; {@code false} takes it away. */
    private static boolean isSet(HttpRequest<?> request, String name) {
        return request.getParameters().contains(name)
                && !"false".equals(request.getParameters().get(name));
    }
}
