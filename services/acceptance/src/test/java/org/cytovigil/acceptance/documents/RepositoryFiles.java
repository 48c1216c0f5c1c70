// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The text files of the repository, by their path from its root; what is built or kept by a running site is left out. */
final class RepositoryFiles {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Set<String> LEFT_OUT = Set.of(".git", "target", "data");
    private static final Set<String> READ = Set.of(
            "md", "java", "avsc", "yaml", "yml", "csv", "properties", "sql", "sh", "xml", "css", "js", "editorconfig");

    private final Map<String, String> texts = new TreeMap<>();

    RepositoryFiles() {
        try {
            Files.walkFileTree(ROOT, new Reader());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private final class Reader extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return LEFT_OUT.contains(folder.getFileName().toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = file.getFileName().toString();
            String ending = name.substring(name.lastIndexOf('.') + 1);
            String path = ROOT.relativize(file).toString().replace('\\', '/');
            // Scripts have no ending.
            if (READ.contains(ending) || path.startsWith("bin/") || path.startsWith(".ci/")) {
                texts.put(path, Files.readString(file));
            }
            return FileVisitResult.CONTINUE;
        }
    }

    /** All files that were read. */
    Map<String, String> texts() {
        return texts;
    }

    /** The pages of the repository. */
    List<MarkdownPage> pages() {
        return texts.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".md"))
                .map(file -> new MarkdownPage(file.getKey(), file.getValue()))
                .toList();
    }

    Optional<MarkdownPage> page(String path) {
        return Optional.ofNullable(texts.get(path)).map(text -> new MarkdownPage(path, text));
    }

    /** Whether a file or folder is there; links may lead out of what is read, to images for example. */
    boolean exists(String path) {
        return Files.exists(ROOT.resolve(path));
    }

    /** Where a file of the same name is, for whoever mends a link to one that has moved. */
    String movedTo(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return String.join(
                " or ",
                texts.keySet().stream()
                        .filter(other -> other.endsWith("/" + name))
                        .toList());
    }
}
