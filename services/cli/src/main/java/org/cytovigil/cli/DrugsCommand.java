// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the names of charted drugs that grading does not know. */
@Command(
        name = "drugs",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the charted drugs that grading does not know: how often, since when, the known name that is nearest.",
            "Each is kept and counts for nothing. Exit code 1 where there are any."
        })
final class DrugsCommand implements Callable<Integer> {
    private final Supplier<Settings> settings;

    @Option(names = "--since", paramLabel = "TIME", description = "Only what came since then (RFC 3339).")
    private @Nullable String since;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    DrugsCommand() {
        this(Settings::load);
    }

    /** For tests. */
    DrugsCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<UnknownDrugs.Unknown> unknown = UnknownDrugs.read(settings.get(), from());
        for (UnknownDrugs.Unknown drug : unknown) {
            out.printf(
                    "%d  %s  first %s  last %s  nearest: %s%n",
                    drug.count(), drug.name(), drug.first(), drug.last(), drug.nearest());
        }
        out.println("unknown_names=" + unknown.size());
        out.flush();
        return unknown.isEmpty() ? 0 : 1;
    }

    private @Nullable Instant from() {
        try {
            return since == null ? null : OffsetDateTime.parse(since).toInstant();
        } catch (DateTimeException odd) {
            throw new InputException("--since must be an RFC 3339 time, not " + since);
        }
    }
}
