// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.cytovigil.auditor.AuditReport;
import org.cytovigil.auditor.ChainCheck;
import org.cytovigil.auditor.ChainReport;
import org.cytovigil.auditor.SiteAudit;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Grades a site again and lists what differs. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Independent audit of a running site: reads the input topics again, grades again, and holds the result against",
            "the published grades, alerts and deliveries. Lists every gap. Exit code 1 if there is any."
        })
final class VerifyCommand implements Callable<Integer> {
    private final Supplier<Settings> settings;

    @Option(names = "--since", paramLabel = "TIME", description = "Judges alerts from this time on only (RFC 3339).")
    private @Nullable String since;

    @Option(
            names = "--audit",
            description = {
                "Checks the audit trail instead: follows the chain of hashes through audit.events.v1, prints where each",
                "partition ends, and lists every place where a record was changed, removed or put in."
            })
    private boolean audit;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    VerifyCommand() {
        this(Settings::load);
    }

    /** For tests. */
    VerifyCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        return audit ? trail() : grades();
    }

    private int trail() {
        ChainReport report = ChainCheck.of(settings.get());
        PrintWriter out = spec.commandLine().getOut();
        report.partitions().forEach(partition -> out.println(partition.line()));
        report.breaks().forEach(place -> out.println(place.line()));
        out.println("verify --audit partitions=" + report.partitions().size() + " breaks="
                + report.breaks().size());
        out.flush();
        return report.breaks().isEmpty() ? 0 : 1;
    }

    private int grades() {
        Instant from = EventFiles.time("--since", since);
        SiteAudit audit = new SiteAudit(settings.get());
        AuditReport report = audit.confirmed(from, audit::secondLook);
        PrintWriter out = spec.commandLine().getOut();
        report.gaps().forEach(gap -> out.println(gap.line()));
        out.println(report.summary());
        out.flush();
        return report.gaps().isEmpty() ? 0 : 1;
    }
}
