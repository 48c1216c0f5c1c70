// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** Rules of grading from a file: the section {@code grading:} of a {@code cytovigil.yml}, or properties. */
final class RulesFile {
    private RulesFile() {}

    static GradingRules read(Path file) {
        if (!Files.isReadable(file)) {
            throw new InputException("cannot read the rules: " + file);
        }
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean yaml = name.endsWith(".yml") || name.endsWith(".yaml");
        return of(yaml ? Settings.ofFile(file).grading() : properties(file), file.toString());
    }

    private static GradingRules of(Map<String, String> changes, String origin) {
        try {
            return GradingRules.from(changes);
        } catch (IllegalArgumentException unusable) {
            throw new InputException(origin + ": " + unusable.getMessage());
        }
    }

    private static Map<String, String> properties(Path file) {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException unreadable) {
            throw new InputException("cannot read the rules: " + file);
        }
        Map<String, String> changes = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            boolean prefixed = key.startsWith(SettingKey.GRADING_PREFIX);
            changes.put(
                    prefixed ? key.substring(SettingKey.GRADING_PREFIX.length()) : key, properties.getProperty(key));
        }
        changes.remove(SettingKey.GRADING_SCALES.key().substring(SettingKey.GRADING_PREFIX.length()));
        return changes;
    }
}
