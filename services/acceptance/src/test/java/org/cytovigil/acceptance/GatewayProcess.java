// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cytovigil.platform.ChildProcess;
import org.cytovigil.platform.DataDirectory;
import org.cytovigil.platform.ProcessSupervisor;
import org.cytovigil.platform.testing.TestPlatform;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** A gateway alone, on a platform that runs elsewhere. */
final class GatewayProcess implements AutoCloseable {
    private final Settings platform;
    private final DataDirectory data;
    private final ProcessSupervisor supervisor;
    private final ChildProcess gateway;

    private GatewayProcess(Settings platform, Path directory) {
        this.platform = platform;
        this.data = DataDirectory.open(directory);
        this.supervisor = new ProcessSupervisor(data);
        Settings own = platform.with(Map.of(
                SettingKey.GATEWAY_PORT.key(), "0",
                SettingKey.MLLP_PORT.key(), "0",
                SettingKey.MLLPS_PORT.key(), "0"));
        this.gateway = supervisor.start(ServiceProcesses.spec(
                "gateway", "GATEWAY", "/health", "bedside-gateway", "org.cytovigil.gateway.GatewayMain", own));
    }

    static GatewayProcess start(TestPlatform platform) throws IOException {
        return new GatewayProcess(platform.platform().settings(), Files.createTempDirectory("gateway"));
    }

    int port(String name) {
        return gateway.port(name);
    }

    /** Settings of a client of it. */
    Settings settings() {
        return platform.with(Map.of(
                SettingKey.GATEWAY_PORT.key(), Integer.toString(port("GATEWAY")),
                SettingKey.MLLP_PORT.key(), Integer.toString(port("MLLP"))));
    }

    @Override
    public void close() {
        supervisor.close();
        data.close();
    }
}
