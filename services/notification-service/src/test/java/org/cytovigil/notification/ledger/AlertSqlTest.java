// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The alerts in Postgres. */
class AlertSqlTest extends AlertContract {
    private static LedgerDatabase database;

    @BeforeAll
    static void start() throws IOException {
        database = LedgerDatabase.start();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.sql("truncate alert, page_try cascade");
    }

    @Override
    protected AlertRepository alerts() {
        return database.bean(AlertRepository.class);
    }

    @Override
    protected PageTryRepository tries() {
        return database.bean(PageTryRepository.class);
    }
}
