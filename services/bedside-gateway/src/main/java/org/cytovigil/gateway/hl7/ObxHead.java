// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cytovigil.gateway.codes.DisownedValues;

/**
 * Whether an OBX tells a result, of which status and of when.
 *
 * @param verdict why it tells none, empty where it does
 * @param status of the event, empty where there is none
 */
record ObxHead(Optional<Finding> verdict, String status, String at) {
    private static final int DAY = 8;

    /** The status of what takes a result back. */
    static final String REMOVAL = "ENTERED_IN_ERROR";

    static final String CORRECTION = "CORRECTED";

    private static ObxHead none(Finding verdict) {
        return new ObxHead(Optional.of(verdict), "", "");
    }

    /**
     * Reads it.
     *
     * @param device whether a monitor sent it
     * @param laboratory whether a value off the scale is a bound
     */
    static ObxHead of(SegmentReader obx, AboveObx above, Hl7Time times, boolean device, boolean laboratory) {
        if (!ResultStatus.known(obx.field(11))) {
            return none(new Finding.Unusable("UNKNOWN_VALUE", "OBX-11 is no status of a result", obx.location(11)));
        }
        Optional<String> status = ResultStatus.of(obx.field(11), device);
        if (status.isEmpty()) {
            return none(new Finding.Unused());
        }
        boolean removal = status.get().equals(REMOVAL);
        boolean disowned = obx.repetitions(8, 1).stream().anyMatch(flag -> DisownedValues.disowns(flag, laboratory));
        Optional<String> at = time(obx.field(14), above.orderTime(), times);
        if (disowned && !removal) {
            Finding.Unusable worthless = new Finding.Unusable(
                    "IMPLAUSIBLE", "its sender says in OBX-8 that the value is worth nothing", obx.location(8));
            return at.map(time -> new ObxHead(Optional.empty(), status.get(), time).without(worthless))
                    .orElseGet(() -> none(worthless));
        }
        if (at.isEmpty()) {
            return none(new Finding.Unusable(
                    "MALFORMED", "neither OBX-14 nor OBR-7 is a time with minutes", obx.location(14)));
        }
        above.at(at.get());
        return new ObxHead(Optional.empty(), status.get(), at.get());
    }

    /** Where the value turned out to be none: a correction to it takes the old value back all the same. */
    ObxHead without(Finding.Unusable why) {
        return new ObxHead(Optional.of(why), status.equals(CORRECTION) ? REMOVAL : "", at);
    }

    /** Whether there is no event. */
    boolean tellsNothing() {
        return status.isEmpty();
    }

    boolean isRemoval() {
        return status.equals(REMOVAL);
    }

    /** The events, and for the sender why there is no value. */
    List<Finding> told(List<Finding> events) {
        List<Finding> told = new ArrayList<>(events);
        verdict.ifPresent(told::add);
        return told;
    }

    /** OBX-14, else OBR-7; so too where OBX-14 is but the day of it. */
    private static Optional<String> time(String own, String order, Hl7Time times) {
        boolean day = own.length() == DAY && order.startsWith(own);
        return times.read(own.isEmpty() || day ? order : own);
    }
}
