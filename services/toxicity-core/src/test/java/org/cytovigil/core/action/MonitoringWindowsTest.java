// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.cytovigil.core.fact.Product;
import org.cytovigil.core.rules.GradingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonitoringWindowsTest {
    private final MonitoringWindows windows = MonitoringWindows.load();

    @ParameterizedTest(name = "{0} in {1} on {2}: {3}")
    @CsvSource({
        "TISAGENLECLEUCEL, US, 2025-06-25, 0 4 4 8",
        "TISAGENLECLEUCEL, US, 2025-06-26, 7 2 2 2",
        "AXICABTAGENE_CILOLEUCEL, US, 2024-01-01, 7 4 4 8",
        "AXICABTAGENE_CILOLEUCEL, US, 2026-01-01, 7 2 2 2",
        "BREXUCABTAGENE_AUTOLEUCEL, US, 2025-01-01, 14 4 4 8",
        "BREXUCABTAGENE_AUTOLEUCEL, US, 2026-01-01, 7 2 2 2",
        "LISOCABTAGENE_MARALEUCEL, US, 2026-01-01, 7 2 2 2",
        "OBECABTAGENE_AUTOLEUCEL, US, 2026-01-01, 14 4 4 8",
        "TISAGENLECLEUCEL, EU, 2026-01-01, 10 4 4 8",
        "OBECABTAGENE_AUTOLEUCEL, EU, 2026-01-01, 10 4 4 8",
        "OBECABTAGENE_AUTOLEUCEL, US, 2020-01-01, none",
        "BLINATUMOMAB, US, 2026-01-01, none",
    })
    void theLabelInForceOnADayDecides(Product product, Region region, LocalDate day, String window) {
        assertThat(windows.labelled(product, region, day)
                        .map(MonitoringWindowsTest::text)
                        .orElse("none"))
                .isEqualTo(window);
    }

    private static String text(MonitoringWindow window) {
        return window.dailyDays() + " " + window.monitoringWeeks() + " " + window.proximityWeeks() + " "
                + window.noDrivingWeeks();
    }

    @Test
    void theStricterOfLabelAndSiteIsInForce() {
        GradingRules site = GradingRules.from(Map.of("carT.site.dailyDays", "10", "carT.site.proximityWeeks", "1"));
        LocalDate day = LocalDate.parse("2026-01-01");
        MonitoringWindow both =
                windows.inForce(site, Product.TISAGENLECLEUCEL, day).orElseThrow();
        assertThat(text(both)).isEqualTo("10 2 2 2");
        assertThat(both.source()).endsWith("; site policy");
        MonitoringWindow label = windows.inForce(GradingRules.defaults(), Product.TISAGENLECLEUCEL, day)
                .orElseThrow();
        assertThat(label)
                .isEqualTo(windows.labelled(Product.TISAGENLECLEUCEL, Region.US, day)
                        .orElseThrow());
    }

    @Test
    void aSitePolicyThatEqualsTheLabelChangesNothing() {
        MonitoringWindow label = new MonitoringWindow(7, 2, 2, 2, "label");
        assertThat(label.stricter(new MonitoringWindow(7, 2, 2, 2, "site"))).isEqualTo(label);
        assertThat(label.stricter(new MonitoringWindow(7, 2, 2, 3, "site")).source())
                .isEqualTo("label; site");
        assertThat(label.stricter(new MonitoringWindow(7, 3, 2, 2, "site")).source())
                .isEqualTo("label; site");
        assertThat(label.stricter(new MonitoringWindow(7, 2, 3, 2, "site")).source())
                .isEqualTo("label; site");
    }

    @Test
    void aSiteInEuropeHasTheEuropeanLabel() {
        GradingRules europe = GradingRules.from(Map.of("carT.region.eu", "1"));
        assertThat(windows.inForce(europe, Product.TISAGENLECLEUCEL, LocalDate.parse("2026-01-01"))
                        .map(MonitoringWindowsTest::text))
                .contains("10 4 4 8");
    }

    @Test
    void daysAndWeeksAreCountedFromTheInfusion() {
        Instant infused = Instant.parse("2026-01-10T10:00:00Z");
        MonitoringWindow window = new MonitoringWindow(14, 4, 4, 8, "label");
        assertThat(window.dailyUntil(infused)).isEqualTo("2026-01-24T10:00:00Z");
        assertThat(window.monitoredUntil(infused)).isEqualTo("2026-02-07T10:00:00Z");
        assertThat(window.nearUntil(infused)).isEqualTo("2026-02-07T10:00:00Z");
        assertThat(window.noDrivingUntil(infused)).isEqualTo("2026-03-07T10:00:00Z");
    }
}
