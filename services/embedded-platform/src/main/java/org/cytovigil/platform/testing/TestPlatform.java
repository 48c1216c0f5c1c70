// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cytovigil.platform.DataDirectory;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.platform.ProcessSupervisor;
import org.cytovigil.runtime.Settings;

/** A platform on free ports in a temporary directory; few partitions, since tests have few patients. */
public final class TestPlatform implements AutoCloseable {
    private final Path folder;
    private final DataDirectory data;
    private final ProcessSupervisor supervisor;
    private final EmbeddedPlatform platform;

    private TestPlatform(Path folder, Settings settings) {
        this.folder = folder;
        this.data = DataDirectory.open(folder);
        this.supervisor = new ProcessSupervisor(data);
        try {
            this.platform = EmbeddedPlatform.start(settings, data, supervisor);
        } catch (RuntimeException failed) {
            supervisor.close();
            throw failed;
        }
    }

    /** Starts one. */
    public static TestPlatform start() {
        return start(freePorts());
    }

    /** Starts one with settings of its own. */
    public static TestPlatform start(Settings settings) {
        try {
            return new TestPlatform(Files.createTempDirectory("cytovigil-test"), settings);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Settings of a platform on free ports. */
    public static Settings freePorts() {
        return Settings.of(
                Map.of("kafka.port", "0", "registry.port", "0", "postgres.port", "0", "kafka.partitions.max", "4"));
    }

    /** What runs. */
    public EmbeddedPlatform platform() {
        return platform;
    }

    /** For tests that start more processes beside it. */
    public ProcessSupervisor supervisor() {
        return supervisor;
    }

    @Override
    public void close() {
        supervisor.close();
        data.close();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
