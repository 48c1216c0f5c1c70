// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cytovigil.gateway.reception.Identities;
import org.cytovigil.gateway.reception.SentEvent;
import org.jspecify.annotations.Nullable;

/** What was last read above an OBX, and what of the message was read before. */
final class AboveObx {
    private final Map<String, Integer> identities = new HashMap<>();
    private final Map<String, List<SentEvent>> facts = new HashMap<>();
    private final Set<String> times = new LinkedHashSet<>();
    private final Hl7Message message;
    private final OwnTimes ownTimes;
    private final Map<List<String>, Long> ownIds;
    private @Nullable SegmentReader patient;
    private @Nullable SegmentReader order;

    AboveObx(Hl7Message message, OwnTimes ownTimes) {
        this.message = message;
        this.ownTimes = ownTimes;
        this.ownIds = message.segments().stream()
                .filter(segment -> segment.name().equals("OBX"))
                .collect(Collectors.groupingBy(AboveObx::idAndCode, Collectors.counting()));
    }

    private static List<String> idAndCode(SegmentReader obx) {
        return List.of(obx.raw(21), obx.raw(3));
    }

    void begin(SegmentReader pid) {
        patient = pid;
        order(null);
    }

    void order(@Nullable SegmentReader obr) {
        order = obr;
        facts.clear();
        times.clear();
    }

    @Nullable
    SegmentReader patient() {
        return patient;
    }

    @Nullable
    SegmentReader order() {
        return order;
    }

    /** The time of the order, empty text where there is none. */
    String orderTime() {
        return order == null ? "" : order.field(7);
    }

    /** The number by which the filler, else the placer, knows the order. */
    String orderNumber() {
        SegmentReader obr = order;
        return obr == null ? "" : obr.find(3).orElseGet(() -> obr.field(2));
    }

    /** The identity by the id that the source gives to a result (OBX-21), and its code: some give one to a whole panel. */
    String ownIdentity(SegmentReader obx, String code, ObxHead head) {
        boolean alone = ownIds.getOrDefault(idAndCode(obx), 0L) == 1;
        String patientId = patient == null ? "" : patient.raw(3);
        String time =
                ownTimes.of(Identities.of(patientId, message.sender(), obx.raw(21), code), head, obx.raw(5), alone);
        return time.isEmpty()
                ? Identities.of(message.sender(), obx.raw(21), code)
                : distinct(Identities.of(message.sender(), obx.raw(21), code, time));
    }

    /** The identity, told apart from those of the readings of the same patient before it that have the same. */
    String distinct(String identity) {
        int occurrence = identities.merge(identity + '\n' + (patient == null ? "" : patient.number()), 1, Integer::sum);
        return occurrence == 1 ? identity : Identities.of(identity, Integer.toString(occurrence));
    }

    /** Remembers a fact of the order, so that segments below can add to it. */
    void told(SegmentReader obx, SentEvent fact) {
        facts.computeIfAbsent(obx.field(4), subId -> new ArrayList<>()).add(fact);
    }

    /** The facts of the order that have the sub-id of a segment. */
    List<SentEvent> facts(SegmentReader obx) {
        return facts.getOrDefault(obx.field(4), List.of());
    }

    void at(String time) {
        times.add(time);
    }

    /** The times of the results of the order. */
    Set<String> times() {
        return times;
    }
}
