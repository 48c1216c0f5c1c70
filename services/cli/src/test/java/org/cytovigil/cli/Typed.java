// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * A command line and what came of it.
 *
 * @param code exit code
 */
record Typed(int code, List<String> out, String errors) {
    /** Runs the product's command line. */
    static Typed cytovigil(String... arguments) {
        return run(Cytovigil.commandLine(), arguments);
    }

    /** Runs one command with handlers like the product's. */
    static Typed command(Object command, String... arguments) {
        return run(Cytovigil.withHandlers(new CommandLine(command)), arguments);
    }

    private static Typed run(CommandLine line, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(errors));
        int code = line.execute(arguments);
        return new Typed(code, out.toString().lines().toList(), errors.toString());
    }
}
