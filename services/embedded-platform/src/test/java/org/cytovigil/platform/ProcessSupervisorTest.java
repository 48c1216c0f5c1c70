// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessSupervisorTest {
    @Test
    void aChildThatIsEndedAloneCanBeStartedAgainAndIsNoDeathOfTheWhole(@TempDir Path folder) throws Exception {
        try (DataDirectory data = DataDirectory.open(folder);
                ProcessSupervisor supervisor = new ProcessSupervisor(data)) {
            ChildProcess killed = supervisor.start(sleeping("killed"));
            ChildProcess stopped = supervisor.start(sleeping("stopped"));
            ChildProcess other = supervisor.start(sleeping("other"));
            ChildSpec again = supervisor.kill("killed");
            supervisor.stop("stopped");
            assertThat(ProcessHandle.of(killed.pid())).isEmpty();
            assertThat(ProcessHandle.of(stopped.pid())).isEmpty();
            assertThat(supervisor.start(again).pid()).isNotEqualTo(killed.pid());

            ProcessHandle.of(other.pid()).orElseThrow().destroyForcibly();
            assertThat(supervisor.firstDeath().get(10, TimeUnit.SECONDS).name()).isEqualTo("other");
        }
    }

    private static ChildSpec sleeping(String name) {
        return ChildSpec.of(name, List.of("sleep", "60"));
    }
}
