// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.cytovigil.runtime.ScaledClock;
import org.cytovigil.runtime.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at dead letters and replays them. */
@Command(
        name = "rejects",
        mixinStandardHelpOptions = true,
        description = "Looks at and replays the input that could not be used (ingest.rejected.v1).",
        synopsisSubcommandLabel = "ls | show ID | replay ID…",
        footer = {
            "",
            "An ID is partition-offset. A replay is entered in audit.events.v1; a second one is refused without --again."
        })
final class RejectsCommand {
    private final Supplier<Settings> settings;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    RejectsCommand() {
        this(Settings::load);
    }

    /** For tests. */
    RejectsCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Command(
            name = "ls",
            mixinStandardHelpOptions = true,
            description = "One line each: id, received, reason, where from, detail, replayed; never patient data.")
    int list() {
        List<RejectedLetter> letters = new RejectedLetters(settings.get()).all();
        letters.forEach(letter -> out().println(letter.line()));
        out().flush();
        return 0;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "All that is known of a letter, and the original message (patient data!).")
    int show(@Parameters(paramLabel = "ID") String id) {
        new RejectedLetters(settings.get()).named(List.of(id)).forEach(letter -> out().println(letter.page()));
        out().flush();
        return 0;
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Sends the originals once: records to their topic, messages to the gateway.")
    int replay(
            @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids,
            @Option(names = "--again", description = "Also those that were replayed before.") boolean again,
            @Option(names = "--host", description = "Host of the gateway.", defaultValue = "127.0.0.1") String host)
            throws Exception {
        List<RejectedLetter> letters = new ArrayList<>();
        boolean refused = false;
        for (RejectedLetter letter : new RejectedLetters(settings.get())
                .named(ids.stream().distinct().toList())) {
            if (letter.replayed() != null && !again) {
                spec.commandLine()
                        .getErr()
                        .println("cytovigil: " + letter.id() + " was replayed before, " + letter.replayed()
                                + "; --again replays it once more");
                refused = true;
            } else {
                letters.add(letter);
            }
        }
        if (!letters.isEmpty()) {
            refused |= send(letters, host);
        }
        return refused ? 1 : 0;
    }

    /** Whether the gateway refused any again. */
    private boolean send(List<RejectedLetter> letters, String host) throws Exception {
        boolean refused = false;
        Settings present = settings.get();
        GatewayPost gateway = GatewayPost.of(present, host);
        try (LetterReplay replay = new LetterReplay(present, gateway, ScaledClock.from(present))) {
            for (RejectedLetter letter : letters) {
                LetterReplay.Outcome outcome = replay.replay(letter);
                out().println(letter.id() + " " + outcome.name().toLowerCase(Locale.ROOT));
                out().flush();
                refused |= outcome == LetterReplay.Outcome.REFUSED;
            }
        }
        return refused;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
