// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.data.exceptions.DataAccessException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
    @ParameterizedTest
    @CsvSource({
        "22021,false",
        "22008,false",
        "23505,false",
        "54000,false",
        "08006,true",
        "40001,true",
        "53300,true",
        "57P01,true",
        "42P01,true",
        ",true"
    })
    void theStateSaysWhetherTheDatabaseRefusesForGood(String state, boolean passes) {
        Throwable failure = new DataAccessException("refused", new SQLException("why", state));
        assertThat(Failures.passes(failure)).isEqualTo(passes);
        assertThat(Failures.sqlState(failure)).isEqualTo(state);
    }

    @Test
    void aBrokenWayToTheDatabaseIsNotHeldAgainstTheData() {
        assertThat(Failures.passes(new ConnectionException("closed"))).isTrue();
        assertThat(Failures.passes(new IllegalStateException(new CannotGetJdbcConnectionException("none"))))
                .isTrue();
    }

    @Test
    void whatNothingExplainsStays() {
        assertThat(Failures.passes(new IllegalStateException("odd"))).isFalse();
        assertThat(Failures.passes(new StackOverflowError())).isFalse();
    }
}
