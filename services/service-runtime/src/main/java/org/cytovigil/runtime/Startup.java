// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

/** The first lines of every main method: tether, settings, then the service's own start. */
public final class Startup {
    private Startup() {}

    /**
     * Starts a service with its settings. What its writer must mend is told in one line and ends the process with code
     * 2; what else fails ends it with code 1.
     */
    public static void run(String[] flags, Start start) {
        Tether tether = Tether.attach();
        try {
            Settings settings = Settings.load(flags);
            System.err.print(settings.describe());
            start.start(settings, tether);
        } catch (SettingsException unusable) {
            end(SettingsException.EXIT_CODE, String.valueOf(unusable.getMessage()));
        } catch (Exception failed) {
            failed.printStackTrace();
            end(1, "cannot start: " + failed);
        }
    }

    private static void end(int code, String line) {
        System.err.println("cytovigil: " + line);
        System.exit(code);
    }

    /** What a service does to start. */
    @FunctionalInterface
    public interface Start {
        /** Starts; returns once the ports are bound. */
        void start(Settings settings, Tether tether) throws Exception;
    }
}
