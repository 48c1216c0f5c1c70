// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import org.apache.avro.specific.SpecificRecord;

/** Reads the bytes of a record of a topic. */
@FunctionalInterface
public interface RecordReader {
    /**
     * The record in the bytes.
     *
     * @throws org.apache.kafka.common.errors.SerializationException where the bytes can never be read
     * @throws RuntimeException where they cannot be read just now, for example because the registry is down
     */
    SpecificRecord read(String topic, byte[] bytes);
}
