// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cytovigil.notification.intake.NewestData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NewestDataTest {
    private static final Instant EIGHT = Instant.parse("2026-01-15T08:00:00Z");
    private static TestedService desk;

    @BeforeAll
    static void start() throws IOException {
        desk = TestedService.start();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    private static NewestData.Datum at(int second) {
        return new NewestData.Datum(EIGHT.plusSeconds(second), EIGHT.plusSeconds(second + 1));
    }

    private static List<String> known(String patients) {
        return desk.sql("select patient || ' ' || feed || ' ' || extract(epoch from at - timestamptz '" + EIGHT
                + "')::int || ' ' || extract(epoch from arrived_at - at)::int from newest_datum where patient like '"
                + patients + "%' order by patient, feed");
    }

    @Test
    void eachCountsWhereNoneIsNewer() {
        desk.bean(NewestData.class)
                .put(Map.of(new NewestData.Key("n1", "LABS"), at(50), new NewestData.Key("n2", "LABS"), at(50)));
        desk.bean(NewestData.class)
                .put(Map.of(
                        new NewestData.Key("n1", "LABS"),
                        at(40),
                        new NewestData.Key("n2", "LABS"),
                        at(60),
                        new NewestData.Key("n1", "VITALS"),
                        at(10)));
        assertThat(known("n")).containsExactly("n1 LABS 50 1", "n1 VITALS 10 1", "n2 LABS 60 1");
    }

    @Test
    void oneThatTheLedgerRefusesCostsNoOther() {
        desk.bean(NewestData.class)
                .put(Map.of(
                        new NewestData.Key("r1", "LABS"),
                        at(10),
                        new NewestData.Key("r2\u0000", "LABS"),
                        at(10),
                        new NewestData.Key("r3", "LABS"),
                        at(30)));
        assertThat(known("r")).containsExactly("r1 LABS 10 1", "r3 LABS 30 1");
    }

    @Test
    void nothingIsNothing() {
        desk.bean(NewestData.class).put(Map.of());
        assertThat(known("x")).isEmpty();
    }
}
