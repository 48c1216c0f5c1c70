// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.platform.testing.EmbeddedPlatformExtension;
import org.cytovigil.runtime.ScaledClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EmbeddedPlatformExtension.class)
class CompareIT {
    private static final String EVENT = """
            {"type":"observation","patient":"compare-1","id":"%s","at":"%s","parameter":"%s","value":%s,"unit":"%s"}""";

    @Test
    void theTopicsOfASiteAreGradedUnderBoth(EmbeddedPlatform platform, @TempDir Path folder) throws Exception {
        Instant at = ScaledClock.from(platform.settings())
                .instant()
                .minus(Duration.ofHours(1))
                .truncatedTo(ChronoUnit.SECONDS);
        SentEvents.send(
                platform,
                List.of(
                        EVENT.formatted("o1", at, "TEMPERATURE", "38.4", "Cel"),
                        EVENT.formatted("o2", at, "SYSTOLIC_BP", "92", "mm[Hg]"),
                        EVENT.formatted("o3", at.plusSeconds(300), "SYSTOLIC_BP", "91", "mm[Hg]")));
        Path candidate =
                Files.writeString(folder.resolve("candidate.yml"), "grading:\n  crs.hypotension.adult.sbp: 95\n");
        Typed typed = Typed.command(new CompareCommand(platform::settings), "--candidate", candidate.toString());
        assertThat(typed.errors()).isEmpty();
        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out())
                .anyMatch(line -> line.startsWith("grade compare-1 astct-crs-2019 from " + at + ": 1 ")
                        && line.contains(" -> 2 "))
                .anyMatch(line -> line.startsWith("alert compare-1 CRS_ROSE astct-crs-2019 grade 2: none -> MEDIUM"));
        assertThat(typed.out().get(typed.out().size() - 1)).contains(" grades_differ=");

        Path same = Files.writeString(folder.resolve("same.properties"), "crs.hypotension.adult.sbp=90\n");
        Typed nothing = Typed.command(
                new CompareCommand(platform::settings),
                "--candidate",
                same.toString(),
                "--since",
                at.minusSeconds(60).toString());
        assertThat(nothing.code()).isZero();
        assertThat(nothing.out()).hasSize(1).first().asString().contains(" grades_differ=0 alerts_differ=0");
    }
}
