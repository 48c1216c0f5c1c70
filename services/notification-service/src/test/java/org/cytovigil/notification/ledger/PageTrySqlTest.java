// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The outbox of pages in Postgres. */
class PageTrySqlTest extends PageTryContract {
    private static LedgerDatabase database;

    @BeforeAll
    static void start() throws IOException {
        database = LedgerDatabase.start();
        database.sql("insert into person (id, name, duty, channels) values ('ada', 'Ada', 'haematology', 'SMS')");
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.sql("truncate alert, page_try cascade");
        database.sql("insert into alert (id, code, patient, state, priority, page, cause, at, raised_at, summary)"
                + " values ('alert', '7KQ3', 'p1', 'OPEN', 'HIGH', true, 'CRS_ROSE', now(), now(), 'summary')");
    }

    @Override
    protected PageTryRepository tries() {
        return database.bean(PageTryRepository.class);
    }

    @Override
    protected void leaseEnds(String pageId, Duration fromNow) {
        database.sql("update page_try set leased_until = now() + interval '%d seconds' where page_id = '%s'"
                .formatted(fromNow.toSeconds(), pageId));
    }
}
