// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the build has laid out what child processes are started from. */
public final class Installation {
    private static final String MODULE = "services/embedded-platform";

    private final Path home;

    private Installation(Path home) {
        this.home = home;
    }

    /** The installation that CYTOVIGIL_HOME names, or that this class or the working directory lies in. */
    public static Installation find() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("CYTOVIGIL_HOME")).map(Path::of),
                        codeSource(),
                        Optional.of(Path.of("")))
                .flatMap(Optional::stream)
                .flatMap(start -> upwards(start.toAbsolutePath()))
                .filter(folder -> Files.isDirectory(folder.resolve(MODULE)))
                .findFirst()
                .map(Installation::new)
                .orElseThrow(() -> new StartupFailedException(
                        "cannot find the installation; CYTOVIGIL_HOME names the directory that holds " + MODULE));
    }

    /** The directory that holds services/. */
    public Path home() {
        return home;
    }

    /** The class path of a service: its jar and the libraries laid out beside it. */
    public List<Path> classPath(String service) {
        Path target = home.resolve("services").resolve(service).resolve("target");
        Path jar = only(target, service + "-", ".jar");
        return List.of(jar, target.resolve("lib/*"));
    }

    /** The registry's runner and what our wrapper around it needs. */
    List<Path> registryClassPath() {
        Path target = home.resolve(MODULE).resolve("target");
        return List.of(
                only(target.resolve("registry"), "apicurio-registry-app-", "-runner.jar"),
                only(target, "embedded-platform-", ".jar"),
                only(target.resolve("lib"), "service-runtime-", ".jar"));
    }

    /** Where unpacked Postgres programs are kept, for all data directories. */
    Path postgresPrograms() {
        return home.resolve(MODULE).resolve("target/postgres");
    }

    private static Path only(Path folder, String prefix, String suffix) {
        try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(prefix)
                                && name.endsWith(suffix)
                                && !name.endsWith("-sources.jar")
                                && !name.endsWith("-tests.jar");
                    })
                    .findFirst()
                    .orElseThrow(() -> new StartupFailedException(
                            "not built: " + folder + "/" + prefix + "*" + suffix + "; run mvn -Dquick package"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Optional<Path> codeSource() {
        try {
            return Optional.of(Path.of(Objects.requireNonNull(
                            Installation.class.getProtectionDomain().getCodeSource())
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException odd) {
            return Optional.empty();
        }
    }

    private static Stream<Path> upwards(Path start) {
        return Stream.iterate(start, Objects::nonNull, (@Nullable Path folder) -> parent(folder));
    }

    @SuppressWarnings("NullAway") // the root's parent is null and ends the stream
    private static Path parent(@Nullable Path folder) {
        return Objects.requireNonNull(folder).getParent();
    }
}
