// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Faults of charting, put on the events of a patient; the same seed gives the same faults. */
public final class ChartingFaults {
    /** Everything is charted as it was, when it was. */
    public static final ChartingFaults NONE = new ChartingFaults(Map.of());

    private static final Set<String> PRESSURES = Set.of("SYSTOLIC_BP", "DIASTOLIC_BP", "MEAN_BP");
    /** Units under which the usual numbers cannot be: a wrong mapping in a monitor or an interface. */
    private static final Map<String, String> WRONG = Map.of(
            "TEMPERATURE", "[degF]",
            "SYSTOLIC_BP", "kPa",
            "DIASTOLIC_BP", "kPa",
            "MEAN_BP", "kPa",
            "SPO2", "mm[Hg]",
            "HEART_RATE", "Cel",
            "RESPIRATORY_RATE", "Cel");

    private final Map<ChartingFault, String> knobs;

    private ChartingFaults(Map<ChartingFault, String> knobs) {
        this.knobs = knobs;
    }

    /**
     * Reads knobs like {@code sparse=PT5M,gaps=0.1,cuffs}; a knob without a value has its usual one.
     *
     * @throws IllegalArgumentException naming what is not known or does not fit
     */
    public static ChartingFaults parse(String text) {
        Map<ChartingFault, String> knobs = new EnumMap<>(ChartingFault.class);
        for (String part : text.split(",", -1)) {
            String[] sides = part.strip().split("=", 2);
            ChartingFault fault = Arrays.stream(ChartingFault.values())
                    .filter(each -> each.word().equals(sides[0]))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no fault is called '" + sides[0] + "'; known are "
                            + Arrays.stream(ChartingFault.values())
                                    .map(ChartingFault::word)
                                    .collect(Collectors.joining(", "))));
            String value = sides.length == 2 ? sides[1] : fault.usual();
            if (!fits(fault.value(), value)) {
                throw new IllegalArgumentException(
                        "fault " + fault.word() + " takes " + wanted(fault.value()) + ", not '" + value + "'");
            }
            knobs.put(fault, value);
        }
        return new ChartingFaults(knobs);
    }

    private static boolean fits(ChartingFault.Value kind, String value) {
        try {
            return switch (kind) {
                case NONE -> value.isEmpty();
                case DURATION -> Duration.parse(value).compareTo(Duration.ZERO) > 0;
                case SHARE ->
                    new BigDecimal(value).signum() > 0 && new BigDecimal(value).compareTo(BigDecimal.ONE) <= 0;
            };
        } catch (DateTimeException | NumberFormatException unreadable) {
            return false;
        }
    }

    private static String wanted(ChartingFault.Value kind) {
        return switch (kind) {
            case NONE -> "no value";
            case DURATION -> "a duration such as PT5M";
            case SHARE -> "a share such as 0.1";
        };
    }

    /** The events as they are charted, in order of arrival. */
    List<SimulatedEvent> on(List<SimulatedEvent> events, long seed) {
        List<SimulatedEvent> charted = new ArrayList<>(events);
        for (Map.Entry<ChartingFault, String> knob : knobs.entrySet()) {
            Random random = new Random(seed * 31 + knob.getKey().word().hashCode());
            charted = put(knob.getKey(), knob.getValue(), charted, random);
        }
        charted.sort(Comparator.comparing(SimulatedEvent::sent));
        return charted;
    }

    private static List<SimulatedEvent> put(
            ChartingFault fault, String value, List<SimulatedEvent> events, Random random) {
        return switch (fault) {
            case FROZEN -> frozen(events, Duration.parse(value), random);
            case JITTER -> each(events, event -> jittered(event, Duration.parse(value), random));
            case SPARSE -> sparse(events, Duration.parse(value));
            case GAPS -> gapped(events, Double.parseDouble(value), random);
            case MISSING -> each(events, event -> reading(event) && chance(random, value) ? null : event);
            case CUFFS -> each(events, ChartingFaults::asContinuous);
            case UNITS -> each(events, event -> wrongUnit(event, value, random));
            case ARTEFACTS -> artefacts(events, value, random);
            case LATE -> each(events, event -> late(event, Duration.parse(value), random));
        };
    }

    private interface Change {
        @Nullable
        SimulatedEvent of(SimulatedEvent event);
    }

    private static List<SimulatedEvent> each(List<SimulatedEvent> events, Change change) {
        List<SimulatedEvent> changed = new ArrayList<>();
        for (SimulatedEvent event : events) {
            SimulatedEvent other = change.of(event);
            if (other != null) {
                changed.add(other);
            }
        }
        return changed;
    }

    private static List<SimulatedEvent> frozen(List<SimulatedEvent> events, Duration length, Random random) {
        List<SimulatedEvent> signals =
                events.stream().filter(ChartingFaults::continuous).toList();
        if (signals.isEmpty()) {
            return events;
        }
        SimulatedEvent first = signals.get(random.nextInt(signals.size()));
        return each(
                events,
                event -> continuous(event)
                                && parameter(event).equals(parameter(first))
                                && !event.sent().isBefore(first.sent())
                                && event.sent().isBefore(first.sent().plus(length))
                        ? changed(event, "value", first.event().get("value").decimalValue())
                        : event);
    }

    private static SimulatedEvent jittered(SimulatedEvent event, Duration most, Random random) {
        if (!continuous(event)) {
            return event;
        }
        long off = (long) ((2 * random.nextDouble() - 1) * most.toMillis());
        Instant at = at(event).plusMillis(off);
        ObjectNode node = event.event().deepCopy().put("at", at.toString());
        return new SimulatedEvent(at, event.way(), node);
    }

    private static List<SimulatedEvent> sparse(List<SimulatedEvent> events, Duration every) {
        Map<String, Instant> next = new HashMap<>();
        return each(events, event -> {
            if (!continuous(event)) {
                return event;
            }
            if (at(event).isBefore(next.getOrDefault(parameter(event), Instant.MIN))) {
                return null;
            }
            next.put(parameter(event), at(event).plus(every));
            return event;
        });
    }

    /** Silence and sound in turns; a silence lasts 10 to 60 min. */
    private static List<SimulatedEvent> gapped(List<SimulatedEvent> events, double share, Random random) {
        Instant[] turn = {Instant.MIN, Instant.MIN};
        return each(events, event -> {
            if (!reading(event)) {
                return event;
            }
            while (!event.sent().isBefore(turn[1])) {
                long silence = 600L + random.nextInt(3_000);
                long sound = (long) (2 * random.nextDouble() * 2_100 * (1 - share) / share);
                turn[0] = (turn[1].equals(Instant.MIN) ? event.sent() : turn[1]).plusSeconds(sound);
                turn[1] = turn[0].plusSeconds(silence);
            }
            return event.sent().isBefore(turn[0]) ? event : null;
        });
    }

    private static SimulatedEvent asContinuous(SimulatedEvent event) {
        return PRESSURES.contains(parameter(event)) ? changed(event, "method", "CONTINUOUS") : event;
    }

    private static SimulatedEvent wrongUnit(SimulatedEvent event, String share, Random random) {
        String wrong = WRONG.getOrDefault(parameter(event), "");
        return !wrong.isEmpty() && chance(random, share) ? changed(event, "unit", wrong) : event;
    }

    /** A cuff that slipped or a probe that fell off; the pressures of one reading go together. */
    private static List<SimulatedEvent> artefacts(List<SimulatedEvent> events, String share, Random random) {
        Map<Instant, Boolean> slipped = new HashMap<>();
        return each(events, event -> {
            String parameter = parameter(event);
            boolean pressure = PRESSURES.contains(parameter);
            boolean wrong = pressure
                    ? slipped.computeIfAbsent(at(event), at -> chance(random, share))
                    : parameter.equals("SPO2") && chance(random, share);
            int value = switch (parameter) {
                case "SYSTOLIC_BP" -> 64;
                case "DIASTOLIC_BP" -> 38;
                case "MEAN_BP" -> 47;
                default -> 68;
            };
            return wrong ? changed(event, "value", BigDecimal.valueOf(value)) : event;
        });
    }

    private static SimulatedEvent late(SimulatedEvent event, Duration most, Random random) {
        if (event.way() == Way.MONITOR) {
            return event;
        }
        Instant arrival = event.sent().plusSeconds((long) (random.nextDouble() * most.toSeconds()));
        ObjectNode node = event.event().deepCopy().put("arrivedAt", arrival.toString());
        return new SimulatedEvent(arrival, event.way(), node);
    }

    private static boolean chance(Random random, String share) {
        return random.nextDouble() < Double.parseDouble(share);
    }

    private static SimulatedEvent changed(SimulatedEvent event, String field, String value) {
        return new SimulatedEvent(
                event.sent(), event.way(), event.event().deepCopy().put(field, value));
    }

    private static SimulatedEvent changed(SimulatedEvent event, String field, BigDecimal value) {
        return new SimulatedEvent(
                event.sent(), event.way(), event.event().deepCopy().put(field, value));
    }

    private static Instant at(SimulatedEvent event) {
        return Instant.parse(event.event().get("at").asText());
    }

    private static String parameter(SimulatedEvent event) {
        return event.event().path("parameter").asText();
    }

    /** What a device at the bedside read. */
    private static boolean reading(SimulatedEvent event) {
        return event.way() == Way.MONITOR;
    }

    private static boolean continuous(SimulatedEvent event) {
        return reading(event) && event.event().path("method").asText().equals("CONTINUOUS");
    }
}
