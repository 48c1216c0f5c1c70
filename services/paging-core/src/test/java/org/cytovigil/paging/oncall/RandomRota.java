// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rota as nobody would write it, around a night in which the clocks change. */
final class RandomRota {
    static final Channel SMS = new Channel("SMS");
    private static final List<String> NAMES = List.of("ada", "bob", "eve", "fay", "gus", "mute");
    private static final List<ZoneId> ZONES = Stream.of(
                    "Europe/Berlin",
                    "America/New_York",
                    "Australia/Lord_Howe",
                    "Pacific/Chatham",
                    "Africa/Casablanca",
                    "America/St_Johns",
                    "Asia/Kolkata")
            .map(ZoneId::of)
            .toList();
    private static final List<Duration> TURNS = Stream.of(
                    "PT1H", "PT3H", "PT8H", "PT12H", "P1D", "P2D", "P7D", "PT37H15M")
            .map(Duration::parse)
            .toList();

    final Roster roster;
    final Instant begin;
    final Instant end;
    final Instant stepsFrom;
    private final int seed;
    private final Random random;
    private final ZoneId zone;

    RandomRota(int seed) {
        this(seed, null);
    }

    /** Another one of the same days. */
    RandomRota besides(int other) {
        return new RandomRota(other, begin.plus(Duration.ofHours(36)));
    }

    private RandomRota(int seed, @Nullable Instant given) {
        this.seed = seed;
        this.random = new Random(seed);
        this.zone = one(ZONES);
        Instant year = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(random.nextInt(600)));
        var change = zone.getRules().nextTransition(year);
        Instant middle =
                given != null ? given : (change == null ? year : change.getInstant()).truncatedTo(ChronoUnit.HOURS);
        this.begin = middle.minus(Duration.ofHours(36));
        this.end = middle.plus(Duration.ofHours(60));
        this.stepsFrom = begin.minus(Duration.ofDays(20));
        List<TemporarySchedule> temporary = some(2, () -> {
            Instant from = quarter();
            return new TemporarySchedule(from, from.plus(Duration.ofHours(1 + random.nextInt(48))), schedule(1));
        });
        this.roster = new Roster("5B", zone, schedule(0), temporary, some(5, this::override));
    }

    static Map<String, Person> people() {
        return NAMES.stream()
                .map(id -> new Person(
                        id,
                        id,
                        "r",
                        id.equals("mute") ? List.of() : List.of(new Contact(SMS, "+1" + id)),
                        List.of(SMS)))
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    static Reach reach(String person) {
        return switch (person) {
            case "mute" -> Reach.NO_CONTACT;
            case "gus" -> Reach.STOPPED;
            case "fay" -> Reach.UNPROVEN;
            default -> Reach.PROVEN;
        };
    }

    String told(Instant at) {
        return "seed " + seed + " at " + at + " in " + zone + ": " + roster;
    }

    private Schedule schedule(int people) {
        return new Schedule(
                some(
                        2,
                        () -> new Rotation(
                                "r",
                                IntStream.rangeClosed(0, random.nextInt(3))
                                        .mapToObj(i -> layer())
                                        .toList())),
                some(3, () -> new Shift(hours(), names())),
                people > 0 || random.nextInt(3) == 0 ? names() : List.of());
    }

    private Layer layer() {
        ZoneId own = random.nextInt(4) == 0 ? one(ZONES) : zone;
        LocalDateTime start = begin.atZone(own)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.DAYS)
                .plusMinutes(15L * (random.nextInt(19 * 96) - 17 * 96));
        return new Layer(start, one(TURNS), own, names(), some(2, this::hours));
    }

    private Hours hours() {
        Set<DayOfWeek> days = EnumSet.of(one(List.of(DayOfWeek.values())));
        days.addAll(some(6, () -> one(List.of(DayOfWeek.values()))));
        return new Hours(days, time(), time());
    }

    /** Mostly at night, where the clocks change. */
    private LocalTime time() {
        return LocalTime.MIDNIGHT.plusMinutes(15L * random.nextInt(random.nextBoolean() ? 20 : 96));
    }

    private RosterOverride override() {
        Instant from = quarter();
        return new RosterOverride(
                from,
                from.plus(Duration.ofMinutes(15L * (1 + random.nextInt(120)))),
                one(NAMES),
                random.nextInt(4) == 0 ? null : one(NAMES));
    }

    private Instant quarter() {
        return begin.plus(Duration.ofMinutes(15L * random.nextInt(96 * 4)));
    }

    private List<String> names() {
        return Stream.concat(Stream.of(one(NAMES)), some(2, () -> one(NAMES)).stream())
                .toList();
    }

    private <T> List<T> some(int most, Supplier<T> make) {
        List<T> made = new ArrayList<>();
        for (int count = random.nextInt(most + 1); count > 0; count--) {
            made.add(make.get());
        }
        return made;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
