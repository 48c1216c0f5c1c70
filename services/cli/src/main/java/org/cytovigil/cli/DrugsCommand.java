// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.kafka.SiteDrugTable;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the names of charted drugs that grading does not know. */
@Command(
        name = "drugs",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the charted drugs that grading does not know: how often, since when, the known name that is nearest.",
            "Each is kept and counts for nothing. Of a running site, or of event files. Exit code 1 where there are any."
        })
final class DrugsCommand implements Callable<Integer> {
    private final Supplier<Settings> settings;

    @Option(names = "--since", paramLabel = "TIME", description = "Only what came since then (RFC 3339).")
    private @Nullable String since;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Event lines (JSON), - for standard input; none: the topics of the running site.")
    private List<String> files = new ArrayList<>();

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
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<UnknownDrugs.Unknown> unknown = found().mostFrequentFirst();
        for (UnknownDrugs.Unknown drug : unknown) {
            out.printf(
                    "%d  %s  first %s  last %s  nearest: %s%n",
                    drug.count(), drug.name(), drug.first(), drug.last(), drug.nearest());
        }
        out.println("unknown_names=" + unknown.size());
        out.flush();
        return unknown.isEmpty() ? 0 : 1;
    }

    private UnknownDrugs found() throws IOException {
        Settings site = settings.get();
        Instant from = EventFiles.time("--since", since);
        if (files.isEmpty()) {
            return UnknownDrugs.onTopic(site, from);
        }
        DrugTable drugs = SiteDrugTable.from(site);
        UnknownDrugs unknown = new UnknownDrugs(drugs);
        new EventFiles(files, false)
                .read(spec.commandLine().getErr(), drugs).stream()
                        .filter(fact -> from == null || !fact.arrivedAt().isBefore(from))
                        .forEach(unknown::add);
        return unknown;
    }
}
