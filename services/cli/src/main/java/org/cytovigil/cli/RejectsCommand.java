// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.cytovigil.runtime.ScaledClock;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.site.deadletter.DeadLetterRecord;
import org.cytovigil.site.deadletter.DeadLetterRecords;
import org.cytovigil.site.deadletter.DeadLetterRecords.Replay;
import org.cytovigil.site.deadletter.NotReplayableException;
import org.cytovigil.site.gateway.GatewayDoors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at dead-letter records and replays them. */
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
        try (DeadLetterRecords records = new DeadLetterRecords(settings.get())) {
            Map<String, Replay> replays = records.replays(null);
            records.all()
                    .forEach(heading -> out().println(DeadLetterLines.line(
                            heading, replays.get(DeadLetterRecords.subject(heading.id())))));
        }
        out().flush();
        return 0;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "All that is known of a record, and the original message (patient data!).")
    int show(@Parameters(paramLabel = "ID") String id) {
        try (DeadLetterRecords records = new DeadLetterRecords(settings.get())) {
            Replay replay = records.replays(null).get(DeadLetterRecords.subject(id));
            out().println(DeadLetterLines.page(find(records, id), replay));
        }
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
            @Option(names = "--host", description = "Host of the gateway; default: gateway.host.") @Nullable
                    String host)
            throws Exception {
        Settings present = settings.get();
        List<DeadLetterRecord> letters = new ArrayList<>();
        boolean refused = false;
        try (DeadLetterRecords records = new DeadLetterRecords(present)) {
            Map<String, Replay> replays = records.replays(null);
            for (String id : ids.stream().distinct().toList()) {
                DeadLetterRecord letter = find(records, id);
                Replay replay = replays.get(DeadLetterRecords.subject(id));
                if (replay != null && !again) {
                    spec.commandLine()
                            .getErr()
                            .println("cytovigil: " + id + " was replayed before, " + DeadLetterLines.when(replay)
                                    + "; --again replays it once more");
                    refused = true;
                } else {
                    letters.add(letter);
                }
            }
        }
        if (!letters.isEmpty()) {
            refused |= send(letters, present, host == null ? present.text(SettingKey.GATEWAY_HOST) : host);
        }
        return refused ? 1 : 0;
    }

    private static DeadLetterRecord find(DeadLetterRecords records, String id) {
        return records.find(id).orElseThrow(() -> new InputException("no dead-letter record " + id));
    }

    /** Whether the gateway refused any again. */
    private boolean send(List<DeadLetterRecord> letters, Settings present, String host) throws Exception {
        boolean refused = false;
        GatewayDoors gateway = GatewayDoors.of(present, host);
        try (DeadLetterReplay replay = new DeadLetterReplay(present, gateway, ScaledClock.from(present))) {
            for (DeadLetterRecord letter : letters) {
                DeadLetterReplay.Outcome outcome = replay.replay(letter);
                out().println(letter.id() + " " + outcome.name().toLowerCase(Locale.ROOT));
                out().flush();
                refused |= outcome == DeadLetterReplay.Outcome.REFUSED;
            }
        } catch (NotReplayableException never) {
            throw new InputException(String.valueOf(never.getMessage()));
        }
        return refused;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
