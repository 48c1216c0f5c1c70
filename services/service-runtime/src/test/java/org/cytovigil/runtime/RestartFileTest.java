// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.cytovigil.runtime.RestartFile.Restart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartFileTest {
    private static final Restart GRADER = new Restart(Instant.parse("2026-01-15T08:00:00Z"), "grader");
    private static final Restart KAFKA = new Restart(Instant.parse("2026-01-15T08:05:00Z"), "kafka");

    private final Path path;

    RestartFileTest(@TempDir Path folder) {
        this.path = folder.resolve("restarts");
    }

    @Test
    void tellsRestartsInOrderUntilItIsCleared() throws IOException {
        RestartFile file = new RestartFile(path);
        assertThat(file.read()).isEmpty();
        file.add(GRADER);
        file.add(KAFKA);
        assertThat(file.read()).containsExactly(GRADER, KAFKA);
        file.clear();
        assertThat(file.read()).isEmpty();
    }

    @Test
    void aDamagedFileTellsWhatCanBeRead() throws IOException {
        Files.writeString(path, "2026-01-15T08:00:00Z grader\nhalf\nyesterday kafka\n");
        assertThat(new RestartFile(path).read()).containsExactly(GRADER);
    }
}
