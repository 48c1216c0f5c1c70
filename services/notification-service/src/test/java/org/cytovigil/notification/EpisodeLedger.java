// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where alerts stand, read from the database beside the services. Its questions throw while the database is dead. */
final class EpisodeLedger {
    private final MortalPostgres postgres;

    EpisodeLedger(MortalPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * An alert.
     *
     * @param alarmed whether the technical alarm was raised
     * @param queued how many tries are promised and not yet handed over
     * @param tries the pages tried so far, as the query of a receipt's address
     */
    record Row(String code, String state, @Nullable String takenBy, boolean alarmed, int queued, List<String> tries) {}

    Map<String, Row> rows(Collection<String> alerts) throws SQLException {
        Map<String, Row> rows = new HashMap<>();
        try (Connection connection = postgres.connection();
                PreparedStatement query = connection.prepareStatement("""
                        select a.id, a.code, a.state, a.acknowledged_by,
                            exists (select 1 from alert_event e where e.alert_id = a.id and e.kind = 'ALARM'),
                            (select count(*) from page_try t where t.alert_id = a.id and t.state = 'QUEUED'),
                            array(select 'page=' || page_id || '&attempt=' || attempt from page_try t
                                where t.alert_id = a.id and t.kind = 'PAGE')
                        from alert a where a.id = any(?)""")) {
            query.setArray(1, connection.createArrayOf("text", alerts.toArray()));
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    rows.put(
                            found.getString(1),
                            new Row(
                                    found.getString(2),
                                    found.getString(3),
                                    found.getString(4),
                                    found.getBoolean(5),
                                    found.getInt(6),
                                    List.of((String[]) found.getArray(7).getArray())));
                }
            }
        }
        return rows;
    }

    /** Whether a page was decided after that time: somebody goes on. */
    boolean triedSince(Instant time) throws SQLException {
        try (Connection connection = postgres.connection();
                PreparedStatement query = connection.prepareStatement(
                        "select exists (select 1 from alert_event where kind = 'TRIED' and at > ?)")) {
            query.setTimestamp(1, Timestamp.from(time));
            try (ResultSet found = query.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }

    List<String> column(String statement) throws SQLException {
        try (Connection connection = postgres.connection();
                Statement asked = connection.createStatement();
                ResultSet found = asked.executeQuery(statement)) {
            List<String> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }
}
