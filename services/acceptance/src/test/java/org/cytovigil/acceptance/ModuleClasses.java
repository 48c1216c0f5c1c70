// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The compiled code of every module under {@code services}, also of those that are on no class path of these tests. */
final class ModuleClasses implements LocationProvider {
    private static final Path SERVICES = Path.of("..");

    @Override
    public Set<Location> get(Class<?> testClass) {
        return modules().stream().map(ModuleClasses::compiled).map(Location::of).collect(Collectors.toSet());
    }

    private static List<Path> modules() {
        try (Stream<Path> folders = Files.list(SERVICES)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("src/main/java")))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A module that is not compiled must not pass for one that keeps the rules. */
    private static Path compiled(Path module) {
        Path classes = module.resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException("not compiled, so its structure cannot be judged: " + module.getFileName());
        }
        return classes;
    }
}
