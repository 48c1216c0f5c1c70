// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Lets a test that waits for a condition wait as long as a machine under load needs. Awaitility gives up after ten seconds,
 * which made the speed of the machine a condition of its own.
 */
public final class LongWaits implements LauncherSessionListener {
    private static final Duration LONG = Duration.ofMinutes(2);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(LONG);
    }
}
