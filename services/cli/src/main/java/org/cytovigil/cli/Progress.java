// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.PrintWriter;

/** A bar on the terminal for long work; quiet where standard error is no terminal. */
final class Progress {
    private static final int WIDTH = 40;
    private final PrintWriter out;
    private final long total;
    // From JDK 22 on a redirected stream may show the bar; it stays harmless on standard error.
    @SuppressWarnings("SystemConsoleNull")
    private final boolean shown = System.console() != null;

    private long done;
    private long percent = -1;

    Progress(PrintWriter out, long total) {
        this.out = out;
        this.total = total;
    }

    void step() {
        done++;
        long now = done * 100 / total;
        if (shown && now != percent) {
            percent = now;
            int filled = (int) (now * WIDTH / 100);
            out.print("\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + now + " %");
            out.flush();
        }
    }

    void end() {
        if (shown) {
            out.println();
            out.flush();
        }
    }
}
