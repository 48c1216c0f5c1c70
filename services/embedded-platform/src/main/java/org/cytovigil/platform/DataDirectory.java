// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one directory that holds all state of a run; only one run at a time may have it. */
public final class DataDirectory implements AutoCloseable {
    /** Longer than any tethered child takes to stop after its parent was killed. */
    private static final long LEFTOVER_SECONDS = 15;

    /** How the parts of a directory are laid out; to be counted up with each change that an older one cannot read. */
    private static final String LAYOUT = "1";

    /** Brokers and databases that run out of space stop in ways that are hard to read. */
    private static final long LEAST_BYTES = 512L * 1024 * 1024;

    private static final FileAttribute<Set<PosixFilePermission>> OURS_ALONE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path root;
    private final FileChannel lockFile;

    private DataDirectory(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /** Takes the directory, making it where it is missing, and waits for children that a killed run has left. */
    @SuppressWarnings("MustBeClosedChecker")
    public static DataDirectory open(Path path) {
        Path root = path.toAbsolutePath().normalize();
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new UnusableMachineException("cannot use the data directory " + root + ": it is no directory");
        }
        try {
            Files.createDirectories(root.resolve("run"), OURS_ALONE);
            Files.createDirectories(root.resolve("logs"), OURS_ALONE);
            requireSpace(root);
            requireLayout(root);
            FileChannel channel =
                    FileChannel.open(root.resolve("run/lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new UnusableMachineException("the data directory " + root + " is in use by another run");
            }
            DataDirectory data = new DataDirectory(root, channel);
            data.awaitLeftovers();
            return data;
        } catch (IOException failed) {
            throw new UnusableMachineException("cannot use the data directory " + root + ": " + reason(failed), failed);
        }
    }

    private static String reason(IOException failed) {
        return failed instanceof AccessDeniedException denied
                ? "no right to write " + denied.getFile()
                : String.valueOf(failed.getMessage());
    }

    private static void requireSpace(Path root) throws IOException {
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < LEAST_BYTES) {
            throw new UnusableMachineException("only " + free / (1024 * 1024) + " MiB are free at the data directory "
                    + root + "; at least " + LEAST_BYTES / (1024 * 1024) + " MiB are needed");
        }
    }

    private static void requireLayout(Path root) throws IOException {
        Path file = root.resolve("layout");
        if (!Files.exists(file)) {
            Files.writeString(file, LAYOUT);
            return;
        }
        String found = Files.readString(file).strip();
        if (!found.equals(LAYOUT)) {
            throw new UnusableMachineException("the data directory " + root + " has layout " + found
                    + " of another version; this one reads layout " + LAYOUT);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** A path below the directory. */
    public Path resolve(String name) {
        return root.resolve(name);
    }

    /** Where the logs of the child processes are. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** Notes a child, so that the next run can wait for it should this one be killed. */
    void remember(ChildProcess child) {
        ProcessHandle.of(child.pid()).flatMap(DataDirectory::identity).ifPresent(identity -> {
            try {
                Files.writeString(root.resolve("run/" + child.name() + ".pid"), identity);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private void awaitLeftovers() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("run"))) {
            List<Path> pidFiles =
                    files.filter(file -> file.toString().endsWith(".pid")).toList();
            for (Path file : pidFiles) {
                leftover(Files.readString(file)).ifPresent(DataDirectory::awaitEnd);
                Files.delete(file);
            }
        }
    }

    private static Optional<ProcessHandle> leftover(String identity) {
        long pid = Long.parseLong(identity.substring(0, identity.indexOf(' ')));
        return ProcessHandle.of(pid).filter(handle -> identity(handle).equals(Optional.of(identity)));
    }

    private static void awaitEnd(ProcessHandle handle) {
        try {
            handle.onExit().get(LEFTOVER_SECONDS, TimeUnit.SECONDS);
        } catch (Exception stuck) {
            handle.destroyForcibly();
        }
    }

    /** Process ids are used again; together with the start they are not. */
    private static Optional<String> identity(ProcessHandle handle) {
        Optional<Instant> start = handle.info().startInstant();
        return start.map(instant -> handle.pid() + " " + instant);
    }

    /** Gives the directory back. */
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
