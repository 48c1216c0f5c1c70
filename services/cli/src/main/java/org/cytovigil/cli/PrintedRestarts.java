// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.cytovigil.platform.ChildDeath;
import org.cytovigil.platform.RevivalListener;
import org.cytovigil.runtime.RestartFile;

/** Tells of restarts in a line each, and keeps them for {@code /health}. */
record PrintedRestarts(RestartFile file, Clock clock, Consumer<String> teller) implements RevivalListener {
    @Override
    public void died(ChildDeath death, Duration wait) {
        teller.accept(death.line() + "; started again in " + wait.toSeconds() + " s");
        try {
            file.add(new RestartFile.Restart(clock.instant(), death.name()));
        } catch (IOException unwritable) {
            // It is started again all the same.
            teller.accept("the restart cannot be kept for /health: " + unwritable);
        }
    }

    @Override
    public void notReady(String reason) {
        teller.accept(reason);
    }

    @Override
    public void runsAgain(String child) {
        teller.accept(child + " runs again");
    }
}
