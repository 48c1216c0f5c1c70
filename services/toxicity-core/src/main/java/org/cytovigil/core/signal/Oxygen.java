// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.OxygenDevice;
import org.cytovigil.core.fact.OxygenIndication;
import org.cytovigil.core.fact.OxygenLevel;
import org.jspecify.annotations.Nullable;

/**
 * The respiratory support at an instant.
 *
 * @param device as charted, a cannula where only a flow was; null where none was
 * @param flow L/min
 * @param fio2 newest fraction under this device, or without any
 * @param indication why it was given
 * @param weight what of it counts
 * @param contradicts something else was charted for the same instant
 * @param since start of the present support, absent where nothing is known
 * @param evidence ids of the facts behind it
 */
public record Oxygen(
        @Nullable OxygenDevice device,
        @Nullable BigDecimal flow,
        @Nullable BigDecimal fio2,
        OxygenIndication indication,
        Weight weight,
        boolean contradicts,
        @Nullable Instant since,
        List<String> evidence) {
    /** Nothing known: room air is assumed where saturations arrive. */
    public static final Oxygen UNKNOWN =
            new Oxygen(null, null, null, OxygenIndication.RESPIRATORY, Weight.AIR, false, null, List.of());

    /** Copies the list. */
    public Oxygen {
        evidence = List.copyOf(evidence);
    }

    /**
     * What of a support counts.
     *
     * @param level how much is given above the baseline
     * @param kind what else must be known of it
     */
    public record Weight(OxygenLevel level, Kind kind) {
        /** No support. */
        static final Weight AIR = new Weight(OxygenLevel.NONE, Kind.AIR);

        /** Support that does not count. */
        static final Weight USUAL = new Weight(OxygenLevel.NONE, Kind.SUPPORT);

        /** What must be known of a support beside how much it gives. */
        public enum Kind {
            /** No support. */
            AIR,
            /** Support that is what it is. */
            SUPPORT,
            /** A nasal cannula without its flow: it may be high flow. */
            FLOW_MISSING,
            /** Ventilated for the airway: not for the lungs, unless something else says so. */
            AIRWAY,
            /** Ventilated for the airway with so much oxygen that it may be for the lungs too. */
            AIRWAY_UNSURE
        }

        /** What it may mean at most. */
        OxygenLevel upper() {
            return switch (kind) {
                case FLOW_MISSING -> level == OxygenLevel.POSITIVE_PRESSURE ? level : OxygenLevel.HIGH_FLOW;
                case AIRWAY_UNSURE -> OxygenLevel.POSITIVE_PRESSURE;
                case AIR, SUPPORT, AIRWAY -> level;
            };
        }
    }

    /** Whether a device was charted. */
    public boolean deviceKnown() {
        return device != null;
    }

    /** How much the support gives above the baseline. */
    public OxygenLevel level() {
        return weight.level();
    }

    /** A nasal cannula without its flow. */
    public boolean flowMissing() {
        return weight.kind() == Weight.Kind.FLOW_MISSING;
    }

    /** No support, or none known. */
    public boolean onRoomAir() {
        return weight.kind() == Weight.Kind.AIR;
    }

    /** Ventilated for the airway, which is no sign of the lungs by itself. */
    public boolean airway() {
        return weight.kind() == Weight.Kind.AIRWAY || unsure();
    }

    /** Ventilated for the airway with so much oxygen that it cannot be told whether it is for the lungs too. */
    public boolean unsure() {
        return weight.kind() == Weight.Kind.AIRWAY_UNSURE;
    }

    /** The device is of a kind that is also given for comfort. */
    public boolean comfortPossible() {
        return deviceKnown() && (level() == OxygenLevel.LOW_FLOW || level() == OxygenLevel.HIGH_FLOW);
    }
}
