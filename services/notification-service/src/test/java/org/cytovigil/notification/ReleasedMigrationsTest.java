// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The changes of the database that were released are in force at sites: each stays as it was, and new ones follow them. What
 * is missing in the list of a release is added with it (RELEASING.md).
 */
class ReleasedMigrationsTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path RELEASED =
            Path.of("src/test/resources/org/cytovigil/notification/released-migrations.sha256");

    @Test
    void whatWasReleasedStaysAsItWas() throws IOException {
        List<String> released = Files.readAllLines(RELEASED);
        List<String> present = present();
        assertThat(released).isNotEmpty();
        assertThat(present).startsWith(released.toArray(String[]::new));
    }

    /** Each as sha256sum writes it, in order of version. */
    private static List<String> present() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(MIGRATIONS)) {
            all.forEach(files::add);
        }
        files.sort(Comparator.comparingInt(ReleasedMigrationsTest::version));
        List<String> lines = new ArrayList<>();
        for (Path file : files) {
            lines.add(sha256(Files.readAllBytes(file)) + "  " + file.getFileName());
        }
        return lines;
    }

    private static int version(Path file) {
        String name = file.toFile().getName();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
