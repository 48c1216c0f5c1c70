// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.cytovigil.testkit.Campaign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Campaign
class CrashIT {
    private final Path folder;

    CrashIT(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Which child it is makes no difference: one supervisor watches them all ({@link ProcessSupervisorTest}). */
    @Test
    void aSecondRunIsRefusedAndAChildThatIsKilledEndsTheWholeWithItsNameAndNoOrphan() throws Exception {
        PlatformRun run = PlatformRun.ready(folder.resolve("data"));
        List<ProcessHandle> family = run.family();
        PlatformRun second = PlatformRun.begin(folder.resolve("data"));
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.output()).contains("is in use by another run");
        run.child("kafka").destroyForcibly();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output().lines().filter(line -> line.startsWith("cytovigil: ")))
                .singleElement()
                .asString()
                .startsWith("cytovigil: kafka died (exit code 137)");
        assertThat(family).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void aParentThatIsKilledLeavesNoOrphanAndTheNextRunWaitsForTheLast() throws Exception {
        PlatformRun run = PlatformRun.ready(folder.resolve("data"));
        List<ProcessHandle> family = run.family();
        run.handle().destroyForcibly();
        PlatformRun next = PlatformRun.ready(folder.resolve("data"));
        try {
            await().untilAsserted(() -> assertThat(family).noneMatch(ProcessHandle::isAlive));
        } finally {
            next.stop();
        }
    }

    @Test
    void postgresItselfKilledEndsTheWholeToo() throws Exception {
        PlatformRun run = PlatformRun.ready(folder.resolve("data"));
        List<ProcessHandle> family = run.family();
        run.child("postgres")
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("postgres"))
                .forEach(ProcessHandle::destroyForcibly);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("cytovigil: postgres died");
        assertThat(family).noneMatch(ProcessHandle::isAlive);
    }
}
