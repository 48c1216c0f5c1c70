// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The topics of the product: the single source of their names, sizes and schemas ({@code schemas}' topics.yaml). */
public record TopicCatalogue(List<TopicSpec> topics) {
    private static final String RESOURCE = "/topics.yaml";

    public TopicCatalogue {
        topics = List.copyOf(topics);
    }

    /** The catalogue as delivered. */
    public static TopicCatalogue load() {
        try (InputStream text = TopicCatalogue.class.getResourceAsStream(RESOURCE)) {
            return parse(Objects.requireNonNull(text, "schemas carries no topics.yaml"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same catalogue with at most so many partitions a topic: all topics of one key stay co-partitioned. */
    public TopicCatalogue withAtMost(int partitions) {
        return new TopicCatalogue(topics.stream()
                .map(topic -> new TopicSpec(
                        topic.name(),
                        topic.doc(),
                        topic.key(),
                        topic.valueClass(),
                        Math.min(partitions, topic.partitions()),
                        topic.cleanup(),
                        topic.retention(),
                        topic.maxMessageBytes(),
                        topic.compression()))
                .toList());
    }

    /** The topic of that name. */
    public TopicSpec topic(String name) {
        return topics.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not in the catalogue: " + name));
    }

    private static TopicCatalogue parse(InputStream text) {
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        Object topics = Objects.requireNonNull(((Map<?, ?>) root).get("topics"), "topics.yaml lists no topics");
        List<?> entries = (List<?>) topics;
        return new TopicCatalogue(entries.stream()
                .map(entry -> topic((Map<?, ?>) Objects.requireNonNull(entry)))
                .toList());
    }

    private static TopicSpec topic(Map<?, ?> entry) {
        @Nullable Object retention = entry.get("retention");
        @Nullable Object largest = entry.get("maxMessageBytes");
        @Nullable Object compression = entry.get("compression");
        return new TopicSpec(
                text(entry, "name"),
                text(entry, "doc"),
                text(entry, "key"),
                text(entry, "value"),
                Integer.parseInt(text(entry, "partitions")),
                text(entry, "cleanup"),
                retention == null ? null : Duration.parse(retention.toString()),
                largest == null ? null : Integer.valueOf(largest.toString()),
                compression == null ? null : compression.toString());
    }

    private static String text(Map<?, ?> entry, String key) {
        return Objects.requireNonNull(entry.get(key), () -> "topics.yaml: an entry lacks " + key)
                .toString();
    }
}
