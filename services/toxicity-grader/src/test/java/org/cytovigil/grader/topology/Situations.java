// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import java.nio.file.Path;
import java.util.List;
import org.cytovigil.kafka.Topics;
import org.cytovigil.schema.alert.AlertTransition;
import org.cytovigil.schema.ingest.MessageRejected;

/** A ward whose state lies there, and what comes of a situation on it. */
abstract class Situations {
    final Path state;

    Situations(Path state) {
        this.state = state;
    }

    static List<AlertTransition> steps(Ward ward) {
        return ward.read(Topics.ALERTS).stream()
                .map(value -> (AlertTransition) value)
                .toList();
    }

    static List<MessageRejected> letters(Ward ward) {
        return ward.read(Topics.REJECTED).stream()
                .map(value -> (MessageRejected) value)
                .toList();
    }
}
