// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/** Where a key of the form {@code patient|what} lives: where the patient's other records are. */
public final class PatientPlacement {
    private static final char SEPARATOR = '|';

    private PatientPlacement() {}

    /** The key of something of a patient. */
    public static String key(String patient, String what) {
        return patient + SEPARATOR + what;
    }

    /** The partition of the patient part of a key. */
    public static int partition(String key, int partitions) {
        int end = key.indexOf(SEPARATOR);
        String patient = end < 0 ? key : key.substring(0, end);
        return BuiltInPartitioner.partitionForKey(patient.getBytes(StandardCharsets.UTF_8), partitions);
    }
}
