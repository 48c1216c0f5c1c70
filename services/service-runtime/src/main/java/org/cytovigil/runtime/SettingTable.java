// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code settings.yml}; one that does not say what a setting is ends the start, in every test too. */
final class SettingTable {
    private static final String FILE = "settings.yml";
    private static final Map<String, Row> ROWS = read();

    private SettingTable() {}

    /** What a setting is; {@code defaultText} is null where it has no default. */
    record Row(
            String key,
            SettingType type,
            @Nullable String defaultText,
            boolean secret,
            String doc,
            Set<Service> services) {}

    static Row row(String name) {
        Row row = ROWS.get(name);
        if (row == null) {
            throw new IllegalStateException(FILE + " has no " + name);
        }
        return row;
    }

    /** The names that the file has. */
    static Set<String> names() {
        return ROWS.keySet();
    }

    private static Map<String, Row> read() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (InputStream file = SettingTable.class.getResourceAsStream(FILE)) {
            Map<String, Map<String, Object>> all = new Yaml(new SafeConstructor(options)).load(file);
            Map<String, Row> rows = new LinkedHashMap<>();
            all.forEach((name, fields) -> rows.put(name, row(name, fields)));
            return rows;
        } catch (IOException broken) {
            throw new IllegalStateException(FILE + " cannot be read", broken);
        }
    }

    private static Row row(String name, Map<String, Object> fields) {
        Set<Service> services = EnumSet.noneOf(Service.class);
        ((Collection<?>) present(name, fields, "for"))
                .forEach(service -> services.add(Service.valueOf(service.toString())));
        Object fallback = fields.get("default");
        return new Row(
                present(name, fields, "key").toString(),
                SettingType.valueOf(present(name, fields, "type").toString()),
                fallback == null ? null : fallback.toString(),
                Boolean.TRUE.equals(fields.get("secret")),
                present(name, fields, "doc").toString(),
                Set.copyOf(services));
    }

    private static Object present(String name, Map<String, Object> fields, String field) {
        Object value = fields.get(field);
        if (value == null) {
            throw new IllegalStateException(FILE + ": " + name + " has no " + field);
        }
        return value;
    }
}
