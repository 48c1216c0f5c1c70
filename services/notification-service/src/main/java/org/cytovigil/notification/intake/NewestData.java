// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import org.cytovigil.notification.health.Failures;
import org.cytovigil.notification.ledger.BoardRepository;

/** Writes the newest datum of each patient and feed, those of a batch in one statement. */
@Singleton
public class NewestData {
    private final BoardRepository board;

    public NewestData(BoardRepository board) {
        this.board = board;
    }

    /** Of whom, and of what. */
    public record Key(String patient, String feed) {}

    /** When it was taken, and when it came. */
    public record Datum(Instant at, Instant arrivedAt) {
        Datum newer(Datum other) {
            return other.at.isAfter(at) ? other : this;
        }
    }

    /** Writes those that are newer than what is known; where the ledger refuses one for good, each of the others. */
    public void put(Map<Key, Datum> newest) {
        Failures.unlessRefused(() -> board.putAllNewest(json(newest)), () -> newest.forEach(this::putAlone));
    }

    /** What the ledger cannot hold is nothing that the board could show. */
    private void putAlone(Key key, Datum datum) {
        Failures.unlessRefused(
                () -> board.putNewest(key.patient(), key.feed(), datum.at(), datum.arrivedAt()), () -> {});
    }

    private static String json(Map<Key, Datum> newest) {
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        newest.forEach((key, datum) -> data.addObject()
                .put("patient", key.patient())
                .put("feed", key.feed())
                .put("at", datum.at().toString())
                .put("arrived_at", datum.arrivedAt().toString()));
        return data.toString();
    }
}
