// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private final Path folder;

    SettingsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void theTableHasOneRowForEachSettingAndNoOther() {
        assertThat(SettingTable.names())
                .containsExactlyElementsOf(
                        Arrays.stream(SettingKey.values()).map(SettingKey::name).toList());
        assertThat(SettingKey.values()).extracting(SettingKey::key).doesNotHaveDuplicates();
    }

    @Test
    void aFlagWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
        Path file = file("""
                gateway:
                  port: 1
                  bind: 127.0.0.2
                grader.port: 3
                """);
        Settings settings = SettingsReader.read(
                Map.of("CYTOVIGIL_GATEWAY_PORT", "2", "CYTOVIGIL_GRADER_PORT", "4"),
                "--config=" + file,
                "--grader.port=5");
        assertThat(settings.port(SettingKey.GATEWAY_PORT)).isEqualTo(2);
        assertThat(settings.text(SettingKey.GATEWAY_BIND)).isEqualTo("127.0.0.2");
        assertThat(settings.port(SettingKey.GRADER_PORT)).isEqualTo(5);
        assertThat(settings.port(SettingKey.NOTIFICATION_PORT)).isEqualTo(8080);
    }

    /** The commands find a site whose ports were moved by the same variables as the site itself. */
    @Test
    void whatIsMovedByItsPortIsLookedForThere() {
        Settings settings = SettingsReader.read(Map.of(
                "CYTOVIGIL_KAFKA_PORT",
                "19092",
                "CYTOVIGIL_REGISTRY_PORT",
                "18085",
                "CYTOVIGIL_POSTGRES_PORT",
                "25432"));
        assertThat(settings.text(SettingKey.KAFKA_BOOTSTRAP)).isEqualTo("127.0.0.1:19092");
        assertThat(settings.text(SettingKey.REGISTRY_URL)).isEqualTo("http://127.0.0.1:18085");
        assertThat(settings.asProperties())
                .containsEntry("postgres.url", "jdbc:postgresql://127.0.0.1:25432/cytovigil");
        assertThat(settings.with(Map.of("kafka.bootstrap.servers", "k1:9092")).text(SettingKey.KAFKA_BOOTSTRAP))
                .isEqualTo("k1:9092");
        assertThat(Settings.of(Map.of()).text(SettingKey.KAFKA_BOOTSTRAP)).isEqualTo("127.0.0.1:9092");
    }

    @Test
    void anUnknownVariableIsRefusedWithTheNearestName() {
        assertThatThrownBy(() -> SettingsReader.read(Map.of("CYTOVIGIL_GATWAY_PORT", "2")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("CYTOVIGIL_GATWAY_PORT")
                .hasMessageContaining("gateway.port (CYTOVIGIL_GATEWAY_PORT)");
    }

    @Test
    void anUnknownKeyOfTheFileIsRefusedWithTheNearestName() throws IOException {
        Path file = file("notificaton.port: 1");
        assertThatThrownBy(() -> SettingsReader.read(Map.of(), "--config=" + file))
                .hasMessage("unknown setting notificaton.port (cytovigil.yml); the nearest known one is"
                        + " notification.port");
    }

    @Test
    void variablesOfOthersAndTechnicalOnesAreNoSettings() {
        Settings settings =
                SettingsReader.read(Map.of("PATH", "/bin", "CYTOVIGIL_TETHERED", "1", "CYTOVIGIL_NO_BUILD", "1"));
        assertThat(settings.describe()).isEmpty();
    }

    @Test
    void aSecretIsReadFromItsFileAndNeverShown() throws IOException {
        Path secret = Files.writeString(folder.resolve("token"), "s3cret\n");
        Settings settings = Settings.of(Map.of("gateway.token", "file:" + secret));
        assertThat(settings.text(SettingKey.GATEWAY_TOKEN)).isEqualTo("s3cret");
        assertThat(settings.describe()).isEqualTo("gateway.token = *** (given)\n");
    }

    @Test
    void aPasswordInsideAUrlIsNotShown() {
        Settings settings = Settings.of(Map.of("carrier.sms-a.url", "http://me:pw@carrier/"));
        assertThat(settings.describe()).contains("http://me:***@carrier/").doesNotContain("pw@");
    }

    @Test
    void aValueOfTheWrongTypeIsRefusedWithWhatIsExpected() {
        assertThatThrownBy(() -> Settings.of(Map.of("gateway.port", "70000")))
                .hasMessageContaining("gateway.port")
                .hasMessageContaining("not a port from 0");
    }

    @Test
    void aMissingSecretFileIsToldByName() {
        assertThatThrownBy(() -> Settings.of(Map.of("gateway.token", "file:/nowhere/token")))
                .hasMessage("gateway.token: cannot read the secret's file /nowhere/token");
    }

    @Test
    void aValueThatMustBeSetIsNamed() {
        assertThatThrownBy(() -> Settings.of(Map.of()).text(SettingKey.GATEWAY_TOKEN))
                .hasMessageStartingWith("gateway.token must be set (CYTOVIGIL_GATEWAY_TOKEN)");
    }

    @Test
    void keysOfTheGradingCoreGoThroughAsWritten() throws IOException {
        Path file = file("grading:\n  crs.fever.window: PT24H\n  threshold: 38.0\n");
        Settings settings = SettingsReader.read(Map.of(), "--config=" + file);
        assertThat(settings.grading())
                .containsExactly(Map.entry("crs.fever.window", "PT24H"), Map.entry("threshold", "38.0"));
    }

    @Test
    void everyKeyComesBackFromItsVariable() {
        assertThat(SettingKey.values())
                .allSatisfy(key -> assertThat(EnvironmentNames.keyOf(EnvironmentNames.variableOf(key.key())))
                        .contains(key.key()));
        assertThat(EnvironmentNames.variableOf("ingest.patient-key.secret"))
                .isEqualTo("CYTOVIGIL_INGEST_PATIENT_KEY_SECRET");
    }

    @Test
    void everyDefaultFitsItsType() {
        Settings defaults = Settings.of(Map.of());
        assertThat(Arrays.stream(SettingKey.values())
                        .filter(key -> defaults.find(key)
                                .flatMap(text -> key.type().complaint(text))
                                .isPresent()))
                .isEmpty();
    }

    @Test
    void aChildGetsTheSameSettingsThroughItsEnvironment() {
        Settings parent = Settings.of(Map.of("gateway.port", "0", "clock.speed", "60"));
        Settings child = SettingsReader.read(parent.asEnvironment());
        assertThat(child.asProperties()).isEqualTo(parent.asProperties());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("cytovigil.yml"), text);
    }
}
