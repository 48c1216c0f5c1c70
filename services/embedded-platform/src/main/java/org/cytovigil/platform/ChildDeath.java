// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.nio.file.Path;

/**
 * A child process ended although nobody stopped it.
 *
 * @param name which
 * @param exitCode its exit code; 128 and above is a signal's number plus 128
 * @param log where its last words are
 */
public record ChildDeath(String name, int exitCode, Path log) {
    /** One line for people. */
    public String line() {
        return name + " died (exit code " + exitCode + "); its log: " + log;
    }
}
