// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.nio.file.Path;
import org.cytovigil.runtime.PortLine;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.Startup;

/** Kafka, registry and Postgres alone, for those who start the services themselves. */
public final class PlatformMain {
    private PlatformMain() {}

    /** Runs until it is stopped or a child dies; {@code data.dir} says where all state is. */
    public static void main(String[] flags) {
        Startup.run(flags, (settings, tether) -> {
            DataDirectory data = DataDirectory.open(Path.of(settings.text(SettingKey.DATA_DIR)));
            ProcessSupervisor supervisor = new ProcessSupervisor(data);
            Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop-children"));
            announce(EmbeddedPlatform.start(settings, data, supervisor).settings());
            ChildDeath death = supervisor.firstDeath().join();
            System.err.println("cytovigil: " + death.line());
            System.exit(1);
        });
    }

    private static void announce(Settings endpoints) {
        PortLine.print("KAFKA", lastNumber(endpoints.text(SettingKey.KAFKA_BOOTSTRAP)));
        PortLine.print("REGISTRY", lastNumber(endpoints.text(SettingKey.REGISTRY_URL)));
        PortLine.print("POSTGRES", lastNumber(endpoints.text(SettingKey.POSTGRES_URL)));
        System.out.println("ready");
        System.out.flush();
    }

    private static int lastNumber(String address) {
        String port = address.substring(address.lastIndexOf(':') + 1);
        int path = port.indexOf('/');
        return Integer.parseInt(path < 0 ? port : port.substring(0, path));
    }
}
