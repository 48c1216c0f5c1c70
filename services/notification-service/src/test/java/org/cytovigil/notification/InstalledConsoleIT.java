// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cytovigil.notification.channel.webpush.SentTokens;
import org.cytovigil.notification.security.ConsoleSecret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The console as an app, in a real browser: pages that are pushed to it, and what it shows where the server is gone. */
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstalledConsoleIT {
    private static final String PASSWORD = ConsoleBrowser.PASSWORD;
    private static final Duration LONG = Duration.ofMinutes(2);

    /** The browser has no push service here: the simulated one stands in for it. */
    private static final String SUBSCRIBED = """
            (() => {
              const kept = () => JSON.parse(localStorage.getItem("subscription"));
              const made = (json) => json && { endpoint: json.endpoint, options: {}, toJSON: () => json,
                unsubscribe: async () => { localStorage.removeItem("subscription"); return true; } };
              PushManager.prototype.getSubscription = async () => made(kept());
              PushManager.prototype.subscribe = async (options) => {
                if (!options.userVisibleOnly || options.applicationServerKey.length !== 65) {
                  throw new Error("a subscription needs our key");
                }
                localStorage.setItem("subscription", JSON.stringify(%s));
                return made(kept());
              };
            })();
            """;

    private TestedService desk;
    private Wire wire;
    private ConsoleBrowser browser;

    @BeforeAll
    void start() throws Exception {
        browser = ConsoleBrowser.start();
        desk = TestedService.start(Map.of("clock.speed", "1"));
        wire = new Wire(desk.request("/").build().uri().getPort());
        assertThat(desk.api("PUT", "/api/people/ada", "{\"role\":\"clinician\",\"password\":\"" + PASSWORD + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @AfterAll
    void stop() throws Exception {
        if (desk != null) {
            wire.close();
            desk.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void clean() {
        wire.mend();
        desk.forget();
        var unused = desk.sql("delete from push_device");
        assertThat(desk.api("PUT", "/api/rosters/5B", "{\"people\":[\"ada\",\"oncall-2\"]}")
                        .statusCode())
                .isEqualTo(200);
    }

    private BrowserContext context(ColorScheme scheme, String language) {
        BrowserContext context = browser.context(ConsolePicture.PHONE, scheme, language);
        context.grantPermissions(List.of("notifications"));
        return context;
    }

    private String address(String path) {
        return URI.create("http://127.0.0.1:" + wire.port() + path).toString();
    }

    private Page signedIn(BrowserContext context, String path) {
        Page page = context.newPage();
        page.navigate(address(path));
        page.locator("#username").fill("ada");
        page.locator("#password").fill(PASSWORD);
        page.locator("button.main").click();
        assertThat(page.locator("#connection")).isVisible();
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        page.waitForFunction("() => navigator.serviceWorker.controller !== null");
        return page;
    }

    private static List<String> faults(Page page) {
        return new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .map(Rule::getId)
                        .toList();
    }

    @Test
    void aPersonTurnsPagesOnProvesThemAndTurnsThemOffWithTheKeyboard() {
        try (BrowserContext context = context(ColorScheme.LIGHT, "en")) {
            context.addInitScript(SUBSCRIBED.formatted(desk.browser()));
            Page page = signedIn(context, "/device");
            assertThat(page.locator("#here")).hasText("No pages come to this device.");
            page.locator("#turn-on").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("#message")).containsText("A test page is on its way");
            assertThat(page.locator("#here")).hasText("Pages come to this device.");
            assertThat(page.locator("#devices li")).hasCount(1);
            assertThat(page.locator("#devices [data-here]")).isVisible();
            assertThat(page.locator("#devices li")).containsText("Last page shown");
            desk.raise("app-1", "HIGH");
            await().atMost(LONG)
                    .untilAsserted(
                            () -> assertThat(desk.alert("app-1").path("pages").toString())
                                    .contains("\"channel\":\"WEBPUSH\"", "\"state\":\"DELIVERED\""));
            page.reload();
            assertThat(page.locator("#here")).hasText("Pages come to this device.");
            page.locator("#turn-off").focus();
            page.keyboard().press("Space");
            assertThat(page.locator("#here")).hasText("No pages come to this device.");
            assertThat(page.locator("#devices li")).hasCount(0);
        }
    }

    @Test
    void thePageHoldsNoAccessibilityFaultInAnyThemeOrLanguage() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (String language : List.of("en", "de")) {
                clean();
                try (BrowserContext context = context(scheme, language)) {
                    context.addInitScript(SUBSCRIBED.formatted(desk.browser()));
                    Page page = signedIn(context, "/device");
                    page.locator("#turn-on").click();
                    assertThat(page.locator("#devices [data-here]")).isVisible();
                    assertThat(faults(page)).as(scheme + " " + language).isEmpty();
                    assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                            .isEqualTo(ConsolePicture.PHONE);
                    ConsolePicture.take(page, "/device/on", ConsolePicture.PHONE, scheme, language);
                    page.navigate(address("/offline"));
                    assertThat(faults(page)).as("offline " + scheme).isEmpty();
                    ConsolePicture.take(page, "/offline", ConsolePicture.PHONE, scheme, language);
                }
            }
        }
    }

    @Test
    void aPushedPageIsShownAndProvenAndATakenOneIsQuiet() {
        String device = turnedOn();
        desk.faults("{\"webpush\":{\"receipts\":\"none\"}}");
        desk.raise("app-2", "HIGH");
        await().until(() -> !desk.sql("select 1 from page_try where channel = 'WEBPUSH' and state = 'ACCEPTED'")
                .isEmpty());
        try (BrowserContext context = context(ColorScheme.LIGHT, "en")) {
            Page page = signedIn(context, "/device");
            push(context, page, pushed(device, "app-2", Duration.ofMinutes(5)));
            assertShown(page, "Page app-2, loud, /alerts/app-2");
            await().atMost(LONG).untilAsserted(() -> assertThat(state("app-2")).isEqualTo("DELIVERED"));

            // Too old by the clock of the device, which is wrong: the server says that it is new.
            push(context, page, pushed(device, "app-2", Duration.ofMinutes(-5)));
            assertShown(page, "Page app-2, loud, /alerts/app-2");

            desk.api("POST", "/api/alerts/app-2/acknowledge", "{}");
            push(context, page, pushed(device, "app-2", Duration.ofMinutes(5)));
            assertShown(page, "Earlier, quiet, /alerts/app-2");

            push(context, page, "not JSON");
            assertShown(page, "Cytovigil, loud, /; Earlier, quiet, /alerts/app-2");
        }
    }

    /** A device of Ada's at the simulated push service; its id. */
    private String turnedOn() {
        String token = desk.login("ada", PASSWORD).path("access_token").asText();
        JsonNode added = TestedService.json(
                desk.as(token, "POST", "/api/devices", desk.browser().toString()));
        return added.path("id").asText();
    }

    private String state(String alert) {
        return desk.sql("select state from page_try where channel = 'WEBPUSH' and alert_id = '" + alert
                        + "' order by attempt limit 1")
                .get(0);
    }

    /** What the browser would find in the push. */
    private String pushed(String device, String alert, Duration validity) {
        String pageId = desk.sql("select page_id from page_try where channel = 'WEBPUSH' and alert_id = '" + alert
                        + "' order by attempt limit 1")
                .get(0);
        ObjectNode page = TestedService.JSON
                .createObjectNode()
                .put("title", "Page " + alert)
                .put("body", "Tap to open the alert.")
                .put("path", "/alerts/" + alert)
                .put("tag", "tag-" + alert)
                .put("loud", true)
                .put("until", Clock.systemUTC().instant().plus(validity).getEpochSecond())
                .put("token", SentTokens.of(desk.bean(ConsoleSecret.class), pageId, device));
        page.putObject("over").put("title", "Earlier").put("body", "Somebody has it.");
        return page.toString();
    }

    private void push(BrowserContext context, Page page, String text) {
        CDPSession browserSide = context.newCDPSession(page);
        List<String> registration = new CopyOnWriteArrayList<>();
        browserSide.on(
                "ServiceWorker.workerRegistrationUpdated",
                event -> event.getAsJsonArray("registrations")
                        .forEach(one -> registration.add(
                                one.getAsJsonObject().get("registrationId").getAsString())));
        browserSide.send("ServiceWorker.enable");
        for (int i = 0; registration.isEmpty() && i < 600; i++) {
            page.waitForTimeout(100);
        }
        JsonObject message = new JsonObject();
        message.addProperty("origin", address(""));
        message.addProperty("registrationId", registration.get(0));
        message.addProperty("data", text);
        browserSide.send("ServiceWorker.deliverPushMessage", message);
        browserSide.detach();
    }

    /** What stands on the screen; the browser is asked by the thread that it belongs to. */
    private static void assertShown(Page page, String expected) {
        String all =
                "() => navigator.serviceWorker.ready.then((r) => r.getNotifications()).then((all) => all.map((one) =>"
                        + " one.title + ', ' + (one.silent ? 'quiet' : 'loud') + ', ' + one.data.path).sort().join('; '))";
        await().atMost(LONG)
                .pollInSameThread()
                .untilAsserted(() -> assertThat(page.evaluate(all)).isEqualTo(expected));
    }

    @Test
    void whereTheServerIsGoneThePageSaysSoLoudlyAndComesBackByItself() {
        desk.raise("app-3", "HIGH");
        try (BrowserContext context = context(ColorScheme.LIGHT, "en")) {
            Page page = signedIn(context, "/");
            assertThat(page.getByText("p1").first()).isVisible();
            wire.cut();
            page.navigate(address("/alerts/app-3"));
            assertThat(page.locator("h1").first()).hasText("The console is offline");
            assertThat(page.locator("h1").last()).hasText("Die Konsole ist offline");
            assertThat(page.content()).doesNotContain("p1", "app-3");
            wire.mend();
            assertThat(page.locator("h1").first())
                    .containsText(
                            "Alert " + desk.code("app-3"),
                            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            assertThat(page.locator(".offline")).hasCount(0);
        }
    }

    @Test
    void theBrowserKeepsFilesOfTheConsoleAloneAndFindsItsIcons() {
        desk.raise("app-4", "HIGH");
        try (BrowserContext context = context(ColorScheme.LIGHT, "en")) {
            Page page = signedIn(context, "/");
            page.navigate(address("/alerts/app-4"));
            page.navigate(address("/patients/p1"));
            Object kept = page.evaluate("async () => { const found = [];"
                    + " for (const name of await caches.keys()) for (const one of await (await caches.open(name)).keys())"
                    + " found.push(new URL(one.url).pathname); return found.sort().join(' '); }");
            assertThat(kept)
                    .isEqualTo("/assets/console.css /assets/icon-192.png /assets/icon.svg /assets/offline.js /offline");
            Object icons = page.evaluate("async () => { const link = document.querySelector('link[rel=manifest]');"
                    + " const manifest = await (await fetch(link.href)).json(); const sizes = [];"
                    + " for (const icon of manifest.icons) { const image = new Image(); image.src = icon.src;"
                    + " await image.decode(); sizes.push(icon.sizes === 'any' || icon.sizes ==="
                    + " image.naturalWidth + 'x' + image.naturalHeight); }"
                    + " return manifest.display + ' ' + sizes.join(); }");
            assertThat(icons).isEqualTo("standalone true,true,true,true");
        }
    }
}
