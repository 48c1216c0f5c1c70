// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.platform;

import java.time.Duration;

/** Hears of children that die and come back. */
public interface RevivalListener {
    /** A child has died and is started again after a while. */
    void died(ChildDeath death, Duration wait);

    /** It did not become ready again, for the reason, and is ended as one that died. */
    void notReady(String reason);

    /** It is ready again. */
    void runsAgain(String child);
}
