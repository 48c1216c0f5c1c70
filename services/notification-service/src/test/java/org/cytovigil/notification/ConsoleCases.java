// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cytovigil.notification.health.Pulse;
import org.cytovigil.notification.health.Pulses;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A service in real time and a browser for all cases of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConsoleCases {
    /** Every page, once {@link ConsoleWard} is filled. */
    static final List<String> PAGES = List.of(
            "/",
            "/?wall",
            "/patients/" + ConsoleWard.CRISIS,
            "/alerts/crisis",
            "/alerts/crisis/print",
            "/enter",
            "/patients/" + ConsoleWard.CRISIS + "/enter",
            "/rota",
            "/rota/6E/plan",
            "/feeds",
            "/device",
            "/administration");

    TestedService desk;
    ConsoleBrowser browser;

    @BeforeAll
    void start() throws Exception {
        browser = ConsoleBrowser.start();
        desk = TestedService.start(Map.of("clock.speed", "1"));
    }

    @AfterAll
    void stop() {
        if (desk != null) {
            desk.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    /** Kafka is away here, which a real page would say in red. */
    @BeforeEach
    void well() {
        desk.bean(Pulses.class).all().forEach(Pulse::beat);
    }

    /** Somebody who can sign in. */
    void account(String name, String role) {
        assertThat(desk.api(
                                "PUT",
                                "/api/people/" + name,
                                "{\"role\":\"" + role + "\",\"password\":\"" + ConsoleBrowser.PASSWORD + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }
}
