// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * One patient after another falls gravely ill, each on a ward of her own, so that the text on the phone tells whose page
 * it is. Every page is acknowledged.
 */
final class Crisis {
    private static final String PHONE = "+15550100";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final SiteCalls site;
    private final String name;
    private final List<Duration> latencies = new ArrayList<>();

    Crisis(SiteCalls site, String name) {
        this.site = site;
        this.name = name;
    }

    /** The next patient: charted, paged, answered. */
    void next() throws IOException, InterruptedException {
        String ward = name + latencies.size();
        String at = Clock.systemUTC().instant().toString();
        String head = "\"patient\":\"" + ward + "\",\"at\":\"" + at + "\",\"id\":\"";
        String lines = "{\"type\":\"patient\",\"unit\":\"" + ward + "\"," + head + "p\"}\n"
                + "{\"type\":\"medication\",\"drug\":\"norepinephrine\",\"action\":\"STARTED\"," + head + "m\"}\n"
                + "{\"type\":\"observation\",\"parameter\":\"TEMPERATURE\",\"value\":39.1,\"unit\":\"Cel\"," + head
                + "t\"}";
        assertThat(site.events(lines).statusCode()).isEqualTo(200);
        long sent = System.nanoTime();
        Pattern page = Pattern.compile("Ward " + ward + ": HIGH priority alert ([A-Z0-9]{4})");
        String code = Awaitility.await("page for " + ward)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> site.messages(PHONE).stream()
                                .map(page::matcher)
                                .filter(Matcher::find)
                                .map(found -> found.group(1))
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
        latencies.add(Duration.ofNanos(System.nanoTime() - sent));
        site.reply(PHONE, code + " A");
    }

    /** Whether another hundred patients have been paged for. */
    boolean isHundredth() {
        return latencies.size() % 100 == 0;
    }

    /** How long pages took, in milliseconds, from the durable events to the phone. */
    String report() {
        List<Duration> sorted = new ArrayList<>(latencies);
        Collections.sort(sorted);
        return name + " pages=" + sorted.size() + " p50_ms=" + quantile(sorted, 0.5) + " p99_ms="
                + quantile(sorted, 0.99) + " max_ms=" + quantile(sorted, 1);
    }

    private static long quantile(List<Duration> sorted, double part) {
        int index = (int) Math.ceil(part * sorted.size()) - 1;
        return sorted.get(Math.max(0, index)).toMillis();
    }
}
