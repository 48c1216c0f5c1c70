// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.bench;

import java.util.List;
import java.util.Properties;

/**
 * Properties of Kafka Streams that differ from the product's, to be measured beside them.
 *
 * @param text such as {@code commit.interval.ms=50+producer.linger.ms=0}; empty for none
 */
record Variation(String text) {
    /** The properties with these changed. */
    Properties of(Properties properties) {
        for (String change : text.isEmpty() ? List.<String>of() : List.of(text.split("\\+", -1))) {
            int equals = change.indexOf('=');
            properties.put(change.substring(0, equals), change.substring(equals + 1));
        }
        return properties;
    }
}
