// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.health;

import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.transaction.exceptions.TransactionException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.errors.RetriableException;
import org.cytovigil.kafka.RegistryUnavailableException;
import org.jspecify.annotations.Nullable;

/** Tells failures that pass from those that stay, so that the former are tried again and the latter set aside. */
public final class Failures {
    private static final int OUT_OF_MEMORY = 3;
    private static final int DEPTH = 20;

    /** Classes of SQLState by which a database refuses data for good: their form, or a constraint. */
    private static final Set<String> FOR_GOOD = Set.of("22", "23", "54");

    /** What cannot be reached just now, where no SQLState says more: the database, the registry, the brokers. */
    private static final List<Class<? extends Throwable>> PASSING = List.of(
            RegistryUnavailableException.class,
            ConnectionException.class,
            CannotGetJdbcConnectionException.class,
            TransactionException.class,
            RetriableException.class);

    private Failures() {}

    /** Ends the process where memory ran out: what goes on after that cannot be trusted, and it is started again. */
    @SuppressWarnings("SystemExitOutsideMain") // nothing can be allocated for an orderly end
    public static void endIfOutOfMemory(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
        }
    }

    /** Whether the same may work a little later: nothing is known to be wrong with the data. */
    public static boolean passes(Throwable failure) {
        SQLException refused = causeOrNull(failure, SQLException.class);
        return refused != null
                ? !refusedForGood(refused)
                : PASSING.stream().anyMatch(kind -> causeOrNull(failure, kind) != null);
    }

    /** Writes; where that is refused for good does the other thing, and throws what may work a little later. */
    public static void unlessRefused(Runnable write, Runnable otherwise) {
        try {
            write.run();
        } catch (RuntimeException failed) {
            if (passes(failed)) {
                throw failed;
            }
            otherwise.run();
        }
    }

    /** By which SQLState the database refused something; null where it was not the database. */
    public static @Nullable String sqlState(Throwable failure) {
        SQLException refused = causeOrNull(failure, SQLException.class);
        return refused == null ? null : refused.getSQLState();
    }

    private static <T extends Throwable> @Nullable T causeOrNull(Throwable failure, Class<T> kind) {
        int depth = 0;
        for (@Nullable Throwable cause = failure; cause != null && depth < DEPTH; cause = cause.getCause(), depth++) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
        }
        return null;
    }

    private static boolean refusedForGood(SQLException refused) {
        String state = refused.getSQLState();
        return state != null && state.length() == 5 && FOR_GOOD.contains(state.substring(0, 2));
    }
}
