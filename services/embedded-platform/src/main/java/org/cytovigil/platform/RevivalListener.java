// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.time.Duration;

/** Hears of children that die and come back. */
public interface RevivalListener {
    /** A child has died and is started again after a while. */
    void died(ChildDeath death, Duration wait);

    /** It is ready again. */
    void runsAgain(String child);
}
