// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.cytovigil.platform.EmbeddedPlatform;
import org.cytovigil.platform.testing.EmbeddedPlatformExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedPlatformExtension.class)
class DrugsIT {
    private static final Instant EIGHT = Instant.parse("2026-01-15T08:00:00Z");

    @Test
    void namesThatNoTableListsAreCountedWithTheNearestThatOneDoes(EmbeddedPlatform platform) throws Exception {
        String drug =
                "{\"type\":\"medication\",\"patient\":\"drugs-1\",\"id\":\"%s\",\"at\":\"%s\",\"drug\":\"%s\",\"action\":\"GIVEN\"}";
        SentEvents.send(
                platform,
                List.of(
                        drug.formatted("m1", EIGHT, "Phenylephin"),
                        drug.formatted("m2", EIGHT.plusSeconds(60), "phenylephin"),
                        drug.formatted("m3", EIGHT, "norepinephrine bitartrate"),
                        drug.formatted("m4", EIGHT, "ondansetrone")));
        Typed typed = Typed.command(new DrugsCommand(platform::settings));
        assertThat(typed.errors()).isEmpty();
        assertThat(typed.code()).isEqualTo(1);
        assertThat(typed.out())
                .anyMatch(line -> line.startsWith(
                        "2  phenylephin  first 2026-01-15T08:00:00Z  last 2026-01-15T08:01:00Z  nearest: phenylephrin"))
                .noneMatch(line -> line.contains("norepinephrine bitartrate"));
        assertThat(Typed.command(new DrugsCommand(platform::settings), "--since", "2099-01-01T00:00:00Z"))
                .isEqualTo(new Typed(0, List.of("unknown_names=0"), ""));
        assertThat(Typed.command(new DrugsCommand(platform::settings), "--since", "yesterday")
                        .code())
                .isEqualTo(2);
    }
}
