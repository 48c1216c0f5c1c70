// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cytovigil.platform.ChildDeath;
import org.cytovigil.runtime.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A small site's installation on one machine. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Runs all services with an embedded Kafka, registry and Postgres; state survives a restart.")
final class UpCommand implements Callable<Integer> {
    /** How the carrier is run. */
    enum Carrier {
        simulated
    }

    @Option(names = "--config", paramLabel = "FILE", description = "Settings (default: cytovigil.yml, if present).")
    private @Nullable Path config;

    @Option(names = "--data", paramLabel = "DIR", description = "Where all state is (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    @Option(
            names = "--carrier",
            paramLabel = "simulated",
            description = "Also start the simulated carrier, with a default roster on a fresh directory.")
    private @Nullable Carrier carrier;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<String> flags = new ArrayList<>();
        if (config != null) {
            if (!Files.isReadable(config)) {
                throw new InputException("no such file: " + config);
            }
            flags.add("--config=" + config);
        }
        Settings settings = Settings.load(flags.toArray(String[]::new));
        try (Site site = Site.start(settings, data, carrier == Carrier.simulated, out, this::tell)) {
            out.println("console http://127.0.0.1:" + site.port("NOTIFICATION") + "/");
            site.revive(this::tell);
            out.println("ready");
            out.flush();
            ChildDeath death = site.firstDeath().join();
            tell(death.line() + "; it died too often and is given up");
        }
        return 1;
    }

    private void tell(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("cytovigil: " + line);
        err.flush();
    }
}
