// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.cytovigil.paging.oncall.Roster;
import org.jspecify.annotations.Nullable;

/**
 * The words of a page in the reader's language, and times as the ward reads them.
 *
 * @param now when the page is made; all ages on it are of this instant
 * @param abroad whether times stand on a page of another zone, and so name their own
 */
public record Words(Locale locale, ZoneId zone, Instant now, boolean abroad) {
    private static final List<String> BUNDLES = List.of("messages", "words", "rota", "audit", "rules");
    /** By language, of which the console speaks a few. */
    private static final Map<Locale, Map<String, String>> TEXTS = new ConcurrentHashMap<>();

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK_NAME = DateTimeFormatter.ofPattern(" zzz", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_MONTH = DateTimeFormatter.ofPattern("d MMM", Locale.ROOT);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ROOT);
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** The words of a page, whose heading names the zone. */
    public Words(Locale locale, ZoneId zone, Instant now) {
        this(locale, zone, now, false);
    }

    private @Nullable String find(String key) {
        return TEXTS.computeIfAbsent(locale, Words::texts).get(key);
    }

    /** All texts of a language in one table: a board of 500 patients asks for tens of thousands. */
    private static Map<String, String> texts(Locale locale) {
        Map<String, String> texts = new HashMap<>();
        for (String name : BUNDLES) {
            ResourceBundle bundle = ResourceBundle.getBundle(
                    "console." + name,
                    locale,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            bundle.keySet().forEach(key -> texts.putIfAbsent(key, bundle.getString(key)));
        }
        return Map.copyOf(texts);
    }

    /** The text of a key, with what stands for {@code {0}}, {@code {1}} and so on. */
    public String of(String key, Object... values) {
        String text = find(key);
        if (text == null) {
            throw new MissingResourceException("no word for " + key, Words.class.getName(), key);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** The word for a constant of a group; the constant in plain letters where nobody has translated it. */
    public String word(String group, @Nullable String constant) {
        return constant == null
                ? ""
                : word(group, constant, constant.toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** The word for a constant of a group; another one where nobody has translated it. */
    public String word(String group, String constant, String otherwise) {
        return Objects.requireNonNullElse(find(group + "." + constant), otherwise);
    }

    /** What the ward of a patient is called, null for one that nobody has told. */
    public String ward(@Nullable String ward) {
        return ward == null ? of("ward.unknown") : of("ward.name", ward);
    }

    /** What the ward of a roster is called: one serves every ward without its own. */
    public String roster(String unit) {
        return unit.equals(Roster.ANY_UNIT) ? of("rota.any") : ward(unit);
    }

    /** The same words on a page, or a part of one, that names this zone as its own. */
    public Words in(ZoneId other) {
        return other.equals(zone) ? this : new Words(locale, other, now);
    }

    /**
     * The same words for a ward on a page of several wards: where clocks differ each time names its zone, or an alert
     * would seem to begin in the future.
     */
    public Words forWard(ZoneId ward) {
        boolean sameClock =
                ward.getRules().getOffset(now).equals(zone.getRules().getOffset(now));
        return ward.equals(zone) ? this : new Words(locale, ward, now, !sameClock);
    }

    /** Time of day; with the day where it is not today. */
    public String time(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        return local.toLocalDate().equals(today) ? clock(at) : day(at) + " " + clock(at);
    }

    /** Time of day, to the minute. */
    public String clock(Instant at) {
        return CLOCK.withLocale(locale).format(at.atZone(zone)) + zoneBeside(at);
    }

    /** Time of day to the second, with the day where it is not today. */
    public String exact(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        boolean today = local.toLocalDate().equals(now.atZone(zone).toLocalDate());
        String clock = EXACT.withLocale(locale).format(local) + zoneBeside(at);
        return today ? clock : day(at) + " " + clock;
    }

    /** What the clock of the ward is called at an instant: in the night of the change one hour is there twice. */
    private String zoneBeside(Instant at) {
        return abroad ? CLOCK_NAME.withLocale(locale).format(at.atZone(zone)) : "";
    }

    /** Day and month. */
    public String day(Instant at) {
        return DAY_AND_MONTH.withLocale(locale).format(at.atZone(zone));
    }

    /** Day of the week, day and month. */
    public String weekday(Instant at) {
        return WEEKDAY.withLocale(locale).format(at.atZone(zone));
    }

    /** What the zone is called. */
    public String zoneName() {
        String id = zone.getId();
        return id.equals("Z") || id.equals("UTC") ? "UTC" : zone.getDisplayName(TextStyle.SHORT, locale);
    }

    /** How long ago something was, in the coarsest words that still help. */
    public String age(Instant at) {
        return span(Duration.between(at, now));
    }

    /** A span of time in the coarsest words that still help. */
    public String span(Duration span) {
        long seconds = Math.max(0, span.toSeconds());
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return seconds / MINUTE + " min";
        }
        if (seconds < 2 * DAY) {
            long minutes = seconds % HOUR / MINUTE;
            return seconds / HOUR + " h" + (minutes == 0 ? "" : " " + minutes + " min");
        }
        long hours = seconds % DAY / HOUR;
        return seconds / DAY + " d" + (hours == 0 ? "" : " " + hours + " h");
    }
}
