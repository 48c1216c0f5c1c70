// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers settings from their sources in rising order and checks each where it is set. */
final class SettingsReader {
    private static final String DEFAULT_FILE = "cytovigil.yml";
    static final String CONFIG_FLAG = "--config=";

    private static final Map<String, SettingKey> KNOWN =
            Stream.of(SettingKey.values()).collect(Collectors.toUnmodifiableMap(SettingKey::key, Function.identity()));

    private final Map<String, Setting> values = new HashMap<>();

    static Settings read(Map<String, String> environment, String... flags) {
        SettingsReader reader = new SettingsReader();
        reader.readFile(configFile(environment, flags));
        reader.readEnvironment(environment);
        reader.readFlags(flags);
        return reader.settings();
    }

    Settings settings() {
        return new Settings(values);
    }

    void set(String key, String text, String origin) {
        set(key, text, origin, key);
    }

    private void set(String key, String text, String origin, String nameAsWritten) {
        SettingKey known = KNOWN.get(key);
        if (known == null) {
            if (!key.startsWith(SettingKey.GRADING_PREFIX)) {
                throw unknown(key, origin, nameAsWritten);
            }
            values.put(key, new Setting(text, origin, false));
            return;
        }
        String value = known.secret() ? secret(key, text) : text;
        known.type().complaint(value).ifPresent(expectation -> {
            String shown = new Setting(value, origin, known.secret()).shown();
            throw new SettingsException(nameAsWritten + " (" + origin + ") is " + shown + ", not " + expectation);
        });
        values.put(key, new Setting(value, origin, known.secret()));
    }

    private static SettingsException unknown(String key, String origin, String nameAsWritten) {
        String nearest = NearestName.of(key, KNOWN.keySet());
        String suggestion =
                nameAsWritten.equals(key) ? nearest : nearest + " (" + EnvironmentNames.variableOf(nearest) + ")";
        return new SettingsException(
                "unknown setting " + nameAsWritten + " (" + origin + "); the nearest known one is " + suggestion);
    }

    /** A secret as it is, or the text of the file that it names. */
    private static String secret(String key, String text) {
        if (!text.startsWith("file:")) {
            return text;
        }
        Path file = Path.of(text.substring("file:".length()));
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new SettingsException(key + ": cannot read the secret's file " + file);
        }
    }

    private static Optional<Path> configFile(Map<String, String> environment, String... flags) {
        Optional<String> named = Stream.of(flags)
                .filter(flag -> flag.startsWith(CONFIG_FLAG))
                .map(flag -> flag.substring(CONFIG_FLAG.length()))
                .findFirst()
                .or(() -> Optional.ofNullable(environment.get("CYTOVIGIL_CONFIG")));
        if (named.isPresent()) {
            return named.map(Path::of);
        }
        return Optional.of(Path.of(DEFAULT_FILE)).filter(Files::exists);
    }

    private void readFile(Optional<Path> file) {
        file.ifPresent(path -> {
            try {
                String origin = path.getFileName().toString();
                FlatYaml.read(Files.readString(path)).forEach((key, value) -> set(key, value, origin));
            } catch (IOException unreadable) {
                throw new SettingsException("cannot read the configuration file " + path);
            }
        });
    }

    private void readEnvironment(Map<String, String> environment) {
        new TreeMap<>(environment)
                .forEach((variable, value) ->
                        EnvironmentNames.keyOf(variable).ifPresent(key -> set(key, value, "environment", variable)));
    }

    private void readFlags(String... flags) {
        for (String flag : flags) {
            int equals = flag.indexOf('=');
            if (!flag.startsWith("--") || equals < 0) {
                throw new SettingsException("not a setting: " + flag + "; settings are given as --key=value");
            }
            if (!flag.startsWith(CONFIG_FLAG)) {
                set(flag.substring(2, equals), flag.substring(equals + 1), "flag");
            }
        }
    }
}
