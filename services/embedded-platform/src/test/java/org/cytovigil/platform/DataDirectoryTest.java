// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops a start is one plain line; what is written is for nobody else. */
class DataDirectoryTest {
    private final Path folder;

    DataDirectoryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theDirectoryAndWhatChildrenWriteBelongToTheAccountAlone() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder.resolve("data"));
                ProcessSupervisor supervisor = new ProcessSupervisor(data)) {
            Path written = data.resolve("written");
            ChildProcess child = supervisor.start(
                    ChildSpec.of("child", List.of("sh", "-c", "echo x > '" + written + "'; echo said; exec sleep 60")));
            Awaitility.await()
                    .atMost(1, TimeUnit.MINUTES)
                    .until(() -> Files.exists(written) && Files.size(data.logs().resolve("child.log")) > 0);
            assertThat(child.name()).isEqualTo("child");
            assertThat(mode(folder.resolve("data"))).isEqualTo("rwx------");
            assertThat(mode(data.logs())).isEqualTo("rwx------");
            assertThat(mode(written)).isEqualTo("rw-------");
            assertThat(mode(data.logs().resolve("child.log"))).isEqualTo("rw-------");
        }
    }

    @Test
    void aFileInItsPlaceIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(UnusableMachineException.class)
                .hasMessageContaining(file + ": it is no directory");
    }

    @Test
    void theLayoutOfAnotherVersionIsNotTouched() throws IOException {
        Path data = folder.resolve("data");
        DataDirectory.open(data).close();
        Files.writeString(data.resolve("layout"), "99\n");
        assertThatThrownBy(() -> DataDirectory.open(data))
                .isInstanceOf(UnusableMachineException.class)
                .hasMessageContaining("layout 99 of another version");
    }

    @Test
    void aTakenPortIsNamedWithTheSettingThatMovesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedPlatform.requireFreePort("GATEWAY", taken.getLocalPort()))
                    .isInstanceOf(UnusableMachineException.class)
                    .hasMessageContaining("CYTOVIGIL_GATEWAY_PORT moves it");
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
