// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.cytovigil.testkit.Campaign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Spoiled inputs come to a running site by MLLP, FHIR, JSON, Kafka and text message while patients fall ill: each input
 * is answered, each patient is paged for, and no process dies.
 *
 * <p>How many: {@code -Dhostile.inputs=200000}; with which seed: {@code -Dhostile.seed=7}
 * (docs/reliability.md). Latencies and memory are printed. Every build sends a few to the gateway alone.
 */
@Campaign
class HostileSiteIT {
    private static final int ATTACKERS = 2;
    private static final int QUIET = 10;
    private static final Pattern HEAP = Pattern.compile("jvm_memory_used_bytes\\{area=\"heap\"[^}]*} ([0-9.E]+)");

    private final int count = Integer.getInteger("hostile.inputs", 3000);
    private final long seed = Long.getLong("hostile.seed", System.nanoTime());

    @Test
    void everyInputIsAnsweredAndEveryPatientPagedFor(@TempDir Path data) throws Exception {
        System.out.println("hostile site: -Dhostile.inputs=" + count + " -Dhostile.seed=" + seed);
        ExecutorService attackers = Executors.newFixedThreadPool(ATTACKERS);
        try (RunningSite site = RunningSite.start(data.resolve("site"));
                RawRecords records = new RawRecords(site.settings())) {
            Crisis quiet = new Crisis(site, "Q");
            for (int patient = 0; patient < QUIET; patient++) {
                quiet.next();
            }
            System.out.println(quiet.report() + " " + heap(site));
            AtomicInteger left = new AtomicInteger(count);
            List<Future<Integer>> attacks = new ArrayList<>();
            for (int attacker = 0; attacker < ATTACKERS; attacker++) {
                attacks.add(attackers.submit(attack(new Attack(site, records, seed + 10L * attacker), left)));
            }
            Crisis crisis = new Crisis(site, "H");
            do {
                crisis.next();
                if (crisis.isHundredth()) {
                    System.out.println(crisis.report() + " left=" + left + " " + heap(site));
                }
            } while (attacks.stream().anyMatch(attack -> !attack.isDone()));
            for (Future<Integer> attack : attacks) {
                assertThat(attack.get()).isPositive();
            }
            System.out.println(crisis.report() + " " + heap(site));
            crisis.next();
            assertThat(site.lines()).noneMatch(line -> line.contains(" died "));
            for (String part : List.of("GATEWAY", "GRADER", "NOTIFICATION")) {
                assertThat(site.text(part, "/health")).as(part).contains("\"status\":\"UP\"");
            }
        } finally {
            attackers.shutdownNow();
            attackers.awaitTermination(1, TimeUnit.MINUTES);
        }
    }

    private static Callable<Integer> attack(Attack attack, AtomicInteger left) {
        return () -> {
            int sent = 0;
            while (left.getAndDecrement() > 0) {
                attack.next();
                sent++;
            }
            return sent;
        };
    }

    private static String heap(RunningSite site) throws Exception {
        StringBuilder text = new StringBuilder();
        for (String part : List.of("GATEWAY", "GRADER", "NOTIFICATION")) {
            long bytes = HEAP.matcher(site.text(part, "/prometheus"))
                    .results()
                    .mapToLong(found -> (long) Double.parseDouble(found.group(1)))
                    .sum();
            text.append(part).append("_heap_MiB=").append(bytes >> 20).append(' ');
        }
        return text.toString().strip();
    }
}
