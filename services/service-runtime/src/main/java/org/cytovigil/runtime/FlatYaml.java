// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML as dotted keys and exact texts: 38.0 stays "38.0", and a time stays what was written. */
final class FlatYaml {
    private final Map<String, String> values = new LinkedHashMap<>();

    private FlatYaml() {}

    static Map<String, String> read(String text) {
        FlatYaml flat = new FlatYaml();
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (root != null) {
                flat.add(null, root);
            }
        } catch (YAMLException broken) {
            throw new SettingsException("the configuration file is not YAML: "
                    + String.valueOf(broken.getMessage()).replaceAll("\\s+", " "));
        }
        return flat.values;
    }

    private void add(@Nullable String key, Node node) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                String name = scalar(key, entry.getKeyNode());
                add(key == null ? name : key + "." + name, entry.getValueNode());
            }
        } else if (key == null) {
            throw new SettingsException("the configuration file must hold key: value lines");
        } else if (values.put(key, text(key, node)) != null) {
            throw new SettingsException("the configuration file sets " + key + " twice");
        }
    }

    private static String text(String key, Node node) {
        return node instanceof SequenceNode sequence
                ? sequence.getValue().stream().map(item -> scalar(key, item)).collect(Collectors.joining(","))
                : scalar(key, node);
    }

    private static String scalar(@Nullable String key, Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new SettingsException("the configuration file: " + key + " must be a plain value");
    }
}
