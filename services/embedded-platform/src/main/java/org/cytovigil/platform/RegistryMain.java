// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import org.cytovigil.runtime.Tether;

/** The schema registry's own main program, tethered to us. */
public final class RegistryMain {
    private static final String PROGRAM = "io.quarkus.runner.GeneratedMain";

    private RegistryMain() {}

    /** Runs the registry until it is stopped or the parent ends. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Tether.attach();
        Class.forName(PROGRAM).getMethod("main", String[].class).invoke(null, (Object) args);
    }
}
