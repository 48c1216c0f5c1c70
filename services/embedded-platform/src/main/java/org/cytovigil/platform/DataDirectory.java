// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one directory that holds all state of a run; only one run at a time may have it. */
public final class DataDirectory implements AutoCloseable {
    /** Longer than any tethered child takes to stop after its parent was killed. */
    private static final long LEFTOVER_SECONDS = 15;

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
        try {
            Files.createDirectories(root.resolve("run"));
            FileChannel channel =
                    FileChannel.open(root.resolve("run/lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new StartupFailedException("the data directory " + root + " is in use by another run");
            }
            DataDirectory data = new DataDirectory(root, channel);
            data.awaitLeftovers();
            return data;
        } catch (IOException failed) {
            throw new StartupFailedException("cannot use the data directory " + root + ": " + failed, failed);
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
