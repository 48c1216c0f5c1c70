// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cytovigil.notification.channel.sms.ReplyHandler.Text;
import org.cytovigil.notification.ledger.AlertState;
import org.cytovigil.notification.virtual.VirtualPaging;
import org.cytovigil.runtime.Settings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that came while the database was away: on disk until it takes them. */
class KeptTextsTest {
    private final VirtualPaging paging = new VirtualPaging();

    private Path folder;
    private KeptTexts kept;

    @BeforeEach
    void start(@TempDir Path temporary) {
        folder = temporary.resolve("texts");
        kept = new KeptTexts(Settings.of(Map.of("notification.spool.dir", folder.toString())), paging.replies);
        paging.raise("alert", "MEDIUM");
    }

    private Text acknowledge(String id) {
        return new Text(id, "+ada", paging.alert("alert").code() + " A");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void withNothingKeptThereIsNothingToDo() throws IOException {
        assertThat(kept.handle()).isTrue();
    }

    @Test
    void aTextIsHandedOverWhenTheDatabaseIsBackAndThenForgotten() throws IOException {
        paging.database.begins();
        Text text = new Text("m", "+ada", "?");
        kept.keep(text);
        assertThat(kept.handle()).as("not yet").isFalse();
        assertThat(files()).hasSize(1);
        paging.database.ends();
        kept.keep(acknowledge("m2"));
        assertThat(kept.handle()).isTrue();
        assertThat(files()).isEmpty();
        assertThat(paging.alert("alert").state()).isEqualTo(AlertState.ACKNOWLEDGED);
    }

    @Test
    void itSurvivesThatTheServiceIsStartedAgain() throws IOException {
        kept.keep(acknowledge("m"));
        KeptTexts later =
                new KeptTexts(Settings.of(Map.of("notification.spool.dir", folder.toString())), paging.replies);
        assertThat(later.handle()).isTrue();
        assertThat(paging.alert("alert").acknowledgedBy()).isEqualTo("ada");
    }

    @Test
    void aTextThatTheCarrierRepeatsIsKeptOnce() throws IOException {
        kept.keep(acknowledge("m"));
        kept.keep(acknowledge("m"));
        kept.keep(acknowledge("other"));
        assertThat(files()).hasSize(2);
    }

    @Test
    void onlyOurAccountMayReadWhatPeopleWrote() throws IOException {
        kept.keep(acknowledge("m"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().get(0))))
                .isEqualTo("rw-------");
        assertThat(files().get(0).getFileName().toString()).doesNotContain("ada");
    }

    @Test
    void aFileThatCannotBeReadIsSetAsideAndTheOthersAreHandled() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("0000000000000000-torn.json"), "{\"id\":");
        kept.keep(acknowledge("m"));
        assertThat(kept.handle()).isTrue();
        assertThat(paging.alert("alert").acknowledgedBy()).isEqualTo("ada");
        assertThat(files())
                .singleElement()
                .satisfies(file -> assertThat(file.toString()).endsWith("torn.json.bad"));
        assertThat(kept.handle()).as("it is not tried again").isTrue();
    }

    @Test
    void whatWasBeingWrittenWhenTheServiceDiedIsNotTakenForAText() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("half.part"), "{\"id\":\"m\",\"num");
        assertThat(kept.handle()).isTrue();
        assertThat(files()).hasSize(1);
    }
}
