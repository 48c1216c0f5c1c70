// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
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

    @Test
    void aChildThatDiesIsStartedAgainUntilItHasDiedTooOften(@TempDir Path folder) throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        try (DataDirectory data = DataDirectory.open(folder);
                ProcessSupervisor supervisor = new ProcessSupervisor(data)) {
            ChildProcess child = supervisor.start(sleeping("child"));
            supervisor.revive(new Restarts(Duration.ofMillis(10)), Clock.systemUTC(), listener(told));
            long pid = child.pid();
            for (int death = 1; death < 5; death++) {
                ProcessHandle.of(pid).orElseThrow().destroyForcibly();
                long dead = pid;
                String name = "run/child.pid";
                pid = Awaitility.await()
                        .until(() -> pidIn(data.resolve(name)), written -> written != dead && isAlive(written));
                assertThat(supervisor.firstDeath()).isNotDone();
            }
            assertThat(told.get(0)).startsWith("child died (exit code 137)").endsWith(" PT0.01S");
            assertThat(told.get(1)).isEqualTo("child runs again");
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            assertThat(supervisor.firstDeath().get(1, TimeUnit.MINUTES).name()).isEqualTo("child");
        }
    }

    @Test
    void aChildThatIsNotReadyInTimeIsEndedWithTheReasonToldBefore(@TempDir Path folder) throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        try (DataDirectory data = DataDirectory.open(folder);
                ProcessSupervisor supervisor = new ProcessSupervisor(data)) {
            Path once = folder.resolve("once");
            ChildProcess child = supervisor.start(ChildSpec.of("child", List.of("sleep", "60"))
                    .readyWhen(ports -> Files.notExists(once))
                    .within(Duration.ofMillis(200)));
            Files.createFile(once);
            supervisor.revive(new Restarts(Duration.ofMillis(10)), Clock.systemUTC(), listener(told));
            ProcessHandle.of(child.pid()).orElseThrow().destroyForcibly();
            Awaitility.await().until(() -> told.size() >= 3);
            assertThat(told.get(0)).startsWith("child died (exit code 137)");
            assertThat(told.get(1)).startsWith("child is not ready after 0 s");
            assertThat(told.get(2)).startsWith("child died (exit code 137)");
        }
    }

    @Test
    void aChildHasMinutesToRecover() {
        assertThat(ChildSpec.of("child", List.of("sleep")).patience()).isGreaterThanOrEqualTo(Duration.ofMinutes(10));
    }

    private static RevivalListener listener(List<String> told) {
        return new RevivalListener() {
            @Override
            public void died(ChildDeath death, Duration wait) {
                told.add(death.line() + " " + wait);
            }

            @Override
            public void notReady(String reason) {
                told.add(reason);
            }

            @Override
            public void runsAgain(String child) {
                told.add(child + " runs again");
            }
        };
    }

    /** Not of a file that is just being written. */
    private static boolean isAlive(long pid) {
        return pid != 0 && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static long pidIn(Path file) throws IOException {
        String identity = Files.readString(file);
        int end = identity.indexOf(' ');
        return end < 0 ? 0 : Long.parseLong(identity.substring(0, end));
    }

    private static ChildSpec sleeping(String name) {
        return ChildSpec.of(name, List.of("sleep", "60"));
    }
}
