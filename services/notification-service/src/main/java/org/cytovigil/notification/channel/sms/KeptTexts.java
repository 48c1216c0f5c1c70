// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.sms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cytovigil.notification.channel.sms.ReplyHandler.Text;
import org.cytovigil.notification.health.Failures;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps texts from people on disk while the database cannot take them, and hands them over in order when it can. A file
 * holds a number and what was written: only our own account may read it, and it is deleted once its message is handled.
 */
@Singleton
public class KeptTexts {
    private static final Logger LOG = LoggerFactory.getLogger(KeptTexts.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 10_000;
    private static final String ENDING = ".json";

    private final Path folder;
    private final ReplyHandler desk;

    public KeptTexts(Settings settings, ReplyHandler desk) {
        this.folder = Path.of(settings.text(SettingKey.NOTIFICATION_SPOOL));
        this.desk = desk;
    }

    /** Keeps a text; done when it is on disk. */
    public synchronized void keep(Text text) throws IOException {
        makeFolder();
        List<Path> kept = kept();
        String id = UUID.nameUUIDFromBytes(text.id().getBytes(StandardCharsets.UTF_8))
                .toString();
        if (kept.stream().anyMatch(file -> file.getFileName().toString().endsWith(id + ENDING))) {
            return; // the carrier repeats it
        }
        if (kept.size() >= MOST) {
            throw new IOException("too many texts are kept");
        }
        byte[] bytes = JSON.writeValueAsBytes(JSON.createObjectNode()
                .put("id", text.id())
                .put("channel", text.channel().name())
                .put("number", text.number())
                .put("body", text.body()));
        Path part = folder.resolve(id + ".part");
        Files.deleteIfExists(part);
        try (FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            restrict(part, "rw-------");
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                var unused = file.write(rest);
            }
            file.force(true);
        }
        String name = "%016d-%s%s".formatted(System.currentTimeMillis(), id, ENDING);
        var unused = Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Hands over what is kept; whether all of it could be. */
    public boolean handle() throws IOException {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        for (Path file : kept()) {
            if (!handle(file)) {
                return false;
            }
        }
        return true;
    }

    private boolean handle(Path file) throws IOException {
        try {
            JsonNode text = JSON.readTree(file.toFile());
            desk.answerLater(new Text(
                    text.path("id").asText(),
                    new Channel(text.path("channel").asText(TextMessages.CHANNEL.name())),
                    text.path("number").asText(),
                    text.path("body").asText()));
        } catch (IOException | RuntimeException failed) {
            if (Failures.passes(failed)) {
                return false;
            }
            LOG.error("technical alarm: a text that was kept cannot be handled: {}", failed.toString());
            var unused = Files.move(
                    file, file.resolveSibling(file.getFileName() + ".bad"), StandardCopyOption.REPLACE_EXISTING);
            return true;
        }
        Files.deleteIfExists(file);
        return true;
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    private void makeFolder() throws IOException {
        if (!Files.isDirectory(folder)) {
            var unused = Files.createDirectories(folder);
            restrict(folder, "rwx------");
        }
    }

    private static void restrict(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var unused = Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
