// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.casework;

import java.util.function.LongSupplier;

/** Work that is done as often as somebody asks, unless it takes long: then it rests for some times as long as it took. */
final class Pace {
    private final int rests;
    private final LongSupplier nanos;
    private long restsUntil;

    Pace(int rests, LongSupplier nanos) {
        this.rests = rests;
        this.nanos = nanos;
        this.restsUntil = nanos.getAsLong();
    }

    /** Does it, or rests still. Work that throws is not rested from: what it was to do is not done. */
    void keep(Runnable work) {
        long began = nanos.getAsLong();
        if (began - restsUntil < 0) {
            return;
        }
        work.run();
        long ended = nanos.getAsLong();
        restsUntil = ended + rests * (ended - began);
    }
}
