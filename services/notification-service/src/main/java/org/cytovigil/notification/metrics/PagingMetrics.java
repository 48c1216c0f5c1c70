// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.paging.Priority;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.reply.Reply;

/** Everything that is counted and timed as it happens; no patient in any label. Times are of the run's clock. */
@Singleton
public class PagingMetrics {
    private final MeterRegistry registry;

    public PagingMetrics(MeterRegistry registry, Channels channels) {
        this.registry = registry;
        for (Channel channel : channels.known()) {
            for (String outcome : new String[] {"ACCEPTED", "DELIVERED", "FAILED", "UNDELIVERED", "UNCONFIRMED"}) {
                var unused = pages(channel.name(), outcome);
            }
            for (Priority priority : new Priority[] {Priority.HIGH, Priority.MEDIUM}) {
                var unused = latency("cytovigil.page.latency", "priority", priority.name(), "channel", channel.name());
            }
        }
        for (Priority priority : new Priority[] {Priority.HIGH, Priority.MEDIUM}) {
            var unused = latency("cytovigil.acknowledge.latency", "priority", priority.name());
        }
        for (String reason : new String[] {"MALFORMED", "UNREADABLE", "UNKNOWN_VALUE", "REFUSED", "INTERNAL"}) {
            var unused = rejects(reason);
        }
        for (Reply.Meaning meaning : Reply.Meaning.values()) {
            var unused = replies(meaning);
        }
        channels.known().forEach(channel -> {
            var unused = deliveries(channel.name());
        });
        var unused = alarms();
    }

    /** A person texted so much. */
    public void reply(Reply.Meaning meaning) {
        replies(meaning).increment();
    }

    /** A try got to this outcome. */
    public void page(String channel, String outcome) {
        pages(channel, outcome).increment();
    }

    /** An alert was raised so long before a carrier first took a page for it. */
    public void accepted(String priority, String channel, Duration latency) {
        latency("cytovigil.page.latency", "priority", priority, "channel", channel)
                .record(latency);
    }

    /** A page, message or test was written down so long before its arrival was proven. */
    public void delivered(String channel, Duration taken) {
        deliveries(channel).record(taken);
    }

    /** An alert was raised so long before a person took it. */
    public void acknowledged(String priority, Duration latency) {
        latency("cytovigil.acknowledge.latency", "priority", priority).record(latency);
    }

    /** Something stands in for what should be, or nobody answers an alert. */
    public void alarm() {
        alarms().increment();
    }

    /** A record from Kafka could not be used. */
    public void rejected(String reason) {
        rejects(reason).increment();
    }

    /** The published criterion of alarm systems: 30 s in the mean, at most 0.5 % over 100 s. */
    private Timer deliveries(String channel) {
        return Timer.builder("cytovigil.page.delivery")
                .description("From the decision to send to the proof of arrival")
                .tag("channel", channel)
                .serviceLevelObjectives(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(100),
                        Duration.ofMinutes(5))
                .register(registry);
    }

    private Counter rejects(String reason) {
        return Counter.builder("cytovigil.events.rejected")
                .description("Input that could not be used")
                .tag("reason", reason)
                .register(registry);
    }

    private Counter replies(Reply.Meaning meaning) {
        return Counter.builder("cytovigil.replies")
                .description("Texts from people, by what they meant")
                .tag("meaning", meaning.name())
                .register(registry);
    }

    private Counter alarms() {
        return Counter.builder("cytovigil.technical.alarms")
                .description("Alerts that stayed unanswered up to the last step, and whatever cannot work as it should")
                .register(registry);
    }

    private Counter pages(String channel, String outcome) {
        return Counter.builder("cytovigil.pages")
                .description("Tries to page a person, by how they went")
                .tag("channel", channel)
                .tag("outcome", outcome)
                .register(registry);
    }

    private Timer latency(String name, String... tags) {
        return Timer.builder(name)
                .tags(tags)
                .serviceLevelObjectives(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(30))
                .register(registry);
    }
}
