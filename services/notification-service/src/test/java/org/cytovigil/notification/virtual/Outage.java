// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.virtual;

import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import java.util.HashSet;
import java.util.Set;

/** What is wrong with the database: it is away, or the story of one alert cannot be read. */
public final class Outage {
    /** In place of an alert: what carriers took and have not proven. */
    public static final String RECEIPTS = "receipts";

    /** In place of an alert: the list of HIGH alerts that wait. */
    public static final String HIGH_ALERTS = "HIGH alerts";

    /** In place of an alert: the list of all others that wait. */
    public static final String OTHER_ALERTS = "other alerts";

    private final Set<String> unreadable = new HashSet<>();
    private final Set<String> locked = new HashSet<>();
    private boolean away;

    /** Nothing can be read or written. */
    public void begins() {
        away = true;
    }

    /** It works again. */
    public void ends() {
        away = false;
        unreadable.clear();
        locked.clear();
    }

    /** The rows of one alert, or of one of the lists, hold what nobody understands. */
    public void spoils(String alertId) {
        unreadable.add(alertId);
    }

    /** The rows of one alert cannot be had just now. */
    public void locks(String alertId) {
        locked.add(alertId);
    }

    void check() {
        if (away) {
            throw new CannotGetJdbcConnectionException("the database is away");
        }
    }

    void check(String alertId) {
        check();
        if (locked.contains(alertId)) {
            throw new CannotGetJdbcConnectionException("the rows of " + alertId + " are locked");
        }
        if (unreadable.contains(alertId)) {
            throw new IllegalStateException("the story of " + alertId + " cannot be read");
        }
    }

    /** All stories at once cannot be read where one of them cannot. */
    void checkAll() {
        check();
        if (!unreadable.isEmpty()) {
            throw new IllegalStateException("not all stories can be read");
        }
    }
}
