// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.alarm;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an Alertmanager told of the technical alarms that stand, as Prometheus does: again each minute, each time with the
 * time at which it would be over if we fell silent. Without a setting it does nothing. A restart forgets what stands.
 */
@Singleton
public class Alertmanager {
    private static final Logger LOG = LoggerFactory.getLogger(Alertmanager.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final Duration SILENCE = Duration.ofMinutes(5);
    /** What does not end is raised again each hour. */
    private static final Duration LIFE = Duration.ofMinutes(70);

    private static final int MOST = 200;

    private final Optional<URI> url;
    private final CarrierCall caller;
    private final Clock clock;
    private final Map<String, Alarm> standing = new LinkedHashMap<>();
    private Instant due = Instant.MIN;

    public Alertmanager(Settings settings, CarrierCall caller, Clock clock) {
        this.url = settings.find(SettingKey.ALERTMANAGER_URL)
                .map(base -> URI.create(base.replaceFirst("/+$", "") + "/api/v2/alerts"));
        this.caller = caller;
        this.clock = clock;
    }

    /** An alarm; {@code over} is when it is over unless it is raised again, MAX until somebody says so. */
    private record Alarm(String subject, String what, Instant since, Instant over) {
        /** The same for the same alarm, and tells nothing of it. */
        String name() {
            return UUID.nameUUIDFromBytes((subject + "\n" + what).getBytes(StandardCharsets.UTF_8))
                    .toString();
        }
    }

    /** Raised; over after a while unless it is raised again. */
    public void raised(String subject, String what) {
        put(subject, what, clock.instant().plus(LIFE));
    }

    /** Raised; stands until {@link #over}. */
    public void stands(String subject, String what) {
        put(subject, what, Instant.MAX);
    }

    private synchronized void put(String subject, String what, Instant over) {
        if (url.isEmpty() || (standing.size() >= MOST && !standing.containsKey(subject + what))) {
            return;
        }
        Alarm before = standing.get(subject + what);
        Instant since = before == null ? clock.instant() : before.since();
        standing.put(subject + what, new Alarm(subject, what, since, over));
        due = Instant.MIN;
    }

    /** All alarms about the subject are over. */
    public synchronized void over(String subject) {
        Instant now = clock.instant();
        standing.replaceAll(
                (key, alarm) -> alarm.subject().equals(subject) && alarm.over().isAfter(now)
                        ? new Alarm(subject, alarm.what(), alarm.since(), now)
                        : alarm);
        due = standing.values().stream().anyMatch(alarm -> alarm.over().equals(now)) ? Instant.MIN : due;
    }

    /** Posts what stands and what has just ended where it is time to; false where nobody took it. */
    public boolean send() {
        Instant now = clock.instant();
        List<Alarm> told = toTell(now);
        if (url.isEmpty() || told.isEmpty()) {
            return true;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(url.get())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(document(told, now).toString()));
        SendResult result = caller.make(request, answer -> "");
        if (result instanceof SendResult.Refused refused) {
            LOG.warn("Alertmanager did not take the technical alarms: {}", refused.reason());
            return false;
        }
        taken(told, now);
        return true;
    }

    private synchronized List<Alarm> toTell(Instant now) {
        return now.isBefore(due) ? List.of() : List.copyOf(standing.values());
    }

    private synchronized void taken(List<Alarm> told, Instant now) {
        told.stream()
                .filter(alarm -> !alarm.over().isAfter(now))
                .forEach(alarm -> standing.remove(alarm.subject() + alarm.what(), alarm));
        boolean more = !told.containsAll(standing.values());
        due = more ? Instant.MIN : now.plus(AGAIN);
    }

    private static ArrayNode document(List<Alarm> alarms, Instant now) {
        ArrayNode document = JSON.createArrayNode();
        for (Alarm alarm : alarms) {
            ObjectNode alert = document.addObject();
            alert.putObject("labels")
                    .put("alertname", "CytovigilTechnicalAlarm")
                    .put("service", "notification")
                    .put("severity", "critical")
                    .put("alarm", alarm.name());
            alert.putObject("annotations").put("summary", alarm.what());
            Instant silent = now.plus(SILENCE);
            alert.put("startsAt", alarm.since().toString());
            alert.put("endsAt", (alarm.over().isBefore(silent) ? alarm.over() : silent).toString());
        }
        return document;
    }
}
