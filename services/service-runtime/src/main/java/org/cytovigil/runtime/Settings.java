// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings in force: checked, with the values of later sources over those of earlier ones. */
public final class Settings {
    private static final Pattern NAMED = Pattern.compile("\\{([a-z.]+)}");

    private final SortedMap<String, Setting> explicit;

    Settings(Map<String, Setting> explicit) {
        this.explicit = Collections.unmodifiableSortedMap(new TreeMap<>(explicit));
    }

    /**
     * The settings of this process: {@code cytovigil.yml} in the working directory (or {@code --config=FILE}), then the
     * environment, then the flags.
     */
    public static Settings load(String... flags) {
        return SettingsReader.read(System.getenv(), flags);
    }

    /** The settings of a file alone, and defaults; whatever the environment says. */
    public static Settings ofFile(Path file) {
        return SettingsReader.read(Map.of(), SettingsReader.CONFIG_FLAG + file);
    }

    /** Settings of exactly these keys, and defaults; for tests and for processes that set up others. */
    public static Settings of(Map<String, String> values) {
        SettingsReader reader = new SettingsReader();
        values.forEach((key, value) -> reader.set(key, value, "given"));
        return reader.settings();
    }

    /** These settings with some set anew. */
    public Settings with(Map<String, String> values) {
        SettingsReader reader = new SettingsReader();
        explicit.forEach((key, setting) -> reader.set(key, setting.text(), setting.origin()));
        values.forEach((key, value) -> reader.set(key, value, "given"));
        return reader.settings();
    }

    /** The value, which must be set or have a default. */
    public String text(SettingKey key) {
        return find(key)
                .orElseThrow(() -> new SettingsException(
                        key.key() + " must be set (" + EnvironmentNames.variableOf(key.key()) + "): " + key.doc()));
    }

    /** The value, where it is set or has a default. */
    public Optional<String> find(SettingKey key) {
        Setting setting = explicit.get(key.key());
        return setting == null ? key.defaultText().map(this::filled) : Optional.of(setting.text());
    }

    /** A default that names another setting: what is moved is looked for where it is. */
    private String filled(String text) {
        return NAMED.matcher(text).replaceAll(named -> {
            SettingKey other = Stream.of(SettingKey.values())
                    .filter(key -> key.key().equals(named.group(1)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no setting " + named.group(1)));
            return Matcher.quoteReplacement(text(other));
        });
    }

    /** Whether a source sets the key. */
    public boolean isSet(SettingKey key) {
        return explicit.containsKey(key.key());
    }

    /** The value as a port. */
    public int port(SettingKey key) {
        return Integer.parseInt(text(key));
    }

    /** The value as a whole number. */
    public int whole(SettingKey key) {
        return Math.toIntExact(Long.parseLong(text(key)));
    }

    /** The value as a number. */
    public double number(SettingKey key) {
        return Double.parseDouble(text(key));
    }

    /** The value as yes or no. */
    public boolean flag(SettingKey key) {
        return Boolean.parseBoolean(text(key));
    }

    /** The value as a duration. */
    public Duration duration(SettingKey key) {
        return Duration.parse(text(key));
    }

    /** The value as an instant, where it is set. */
    public Optional<Instant> findInstant(SettingKey key) {
        return find(key).map(SettingType::instant);
    }

    /** The keys for the rules of the grading core, without their prefix. */
    public Map<String, String> grading() {
        Map<String, String> found = new LinkedHashMap<>();
        explicit.forEach((key, setting) -> {
            if (key.startsWith(SettingKey.GRADING_PREFIX) && !key.equals(SettingKey.GRADING_SCALES.key())) {
                found.put(key.substring(SettingKey.GRADING_PREFIX.length()), setting.text());
            }
        });
        return found;
    }

    /** All values, defaults too, by key: what an application context is started with. */
    public Map<String, Object> asProperties() {
        Map<String, Object> properties = new TreeMap<>();
        Stream.of(SettingKey.values()).forEach(key -> find(key).ifPresent(text -> properties.put(key.key(), text)));
        explicit.forEach((key, setting) -> properties.put(key, setting.text()));
        return properties;
    }

    /** The values that a source sets, as variables for a child process. */
    public Map<String, String> asEnvironment() {
        Map<String, String> variables = new TreeMap<>();
        explicit.forEach((key, setting) -> variables.put(EnvironmentNames.variableOf(key), setting.text()));
        return variables;
    }

    /** What a source sets, one a line, secrets hidden: to be printed at the start. */
    public String describe() {
        StringBuilder lines = new StringBuilder();
        explicit.forEach((key, setting) -> lines.append(key)
                .append(" = ")
                .append(setting.shown())
                .append(" (")
                .append(setting.origin())
                .append(")\n"));
        return lines.toString();
    }
}
