// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The on-call console as a person at a screen uses it, in a real browser, by what the page says and not how it is made. */
@ExtendWith(SharedSite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleUiIT {
    private static final int SOON_MILLIS = 30_000;

    private final RunningSite site;
    private Playwright playwright;
    private Browser browser;

    ConsoleUiIT(RunningSite site) {
        this.site = site;
    }

    @BeforeAll
    void start() throws Exception {
        Optional<Path> program = Browsers.program();
        if (program.isEmpty()) {
            System.out.println("ConsoleUiIT is skipped: no Chromium on this machine (-Dbrowser=FILE names one)");
        }
        assumeTrue(program.isPresent(), "no Chromium");
        playwright = Playwright.create();
        browser = Browsers.launch(playwright, program.orElseThrow());
    }

    @AfterAll
    void stop() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void anAlertAppearsByItselfAndItsButtonAcknowledgesIt() throws Exception {
        try (BrowserContext context = context(1280, ColorScheme.LIGHT)) {
            Page page = signIn(context);
            page.evaluate("() => { window.neverReloaded = true; }");
            fever("screen-1");
            Locator card = card(page, "screen-1");
            assertThat(card).isVisible(soon());
            assertThat(card).containsText("Nobody has acknowledged it");
            assertThat(row(page, "screen-1")).containsText("3");
            assertThat(page.evaluate("() => window.neverReloaded")).isEqualTo(true);
            assertThat(page.title()).startsWith("(");

            button(card, "Acknowledge").click();
            assertThat(card).containsText("Acknowledged by admin", containsSoon());
            assertThat(button(card, "Acknowledge")).hasCount(0);
            assertThat(site.alerts("screen-1"))
                    .filteredOn(alert -> alert.path("grade").asInt() == 3)
                    .extracting((JsonNode alert) -> alert.path("state").asText())
                    .containsOnly("ACKNOWLEDGED");
        }
    }

    @Test
    void aWrongPasswordIsRefusedInWords() {
        try (BrowserContext context = context(1280, ColorScheme.LIGHT)) {
            Page page = context.newPage();
            open(page, "wrong");
            assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
            assertThat(page.getByLabel("Password")).isVisible();
        }
    }

    @Test
    void aServiceThatFallsSilentIsToldAsALostConnectionUntilItIsBack() throws Exception {
        try (BrowserContext context = context(1280, ColorScheme.LIGHT)) {
            Page page = signIn(context);
            Locator lost =
                    page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("Connection lost"));
            assertThat(lost).hasCount(0);
            signal("STOP");
            try {
                assertThat(lost).isVisible(soon());
                assertThat(page.getByText("Not connected")).isVisible();
            } finally {
                signal("CONT");
            }
            assertThat(page.getByText("Live", new Page.GetByTextOptions().setExact(true)))
                    .isVisible(soon());
            assertThat(lost).hasCount(0);
        }
    }

    /** To the notification service: stopped, it says nothing more, as behind a dead network. */
    private void signal(String name) throws Exception {
        long pid = site.process()
                .descendants()
                .filter(child ->
                        child.info().commandLine().orElse("").endsWith("org.cytovigil.notification.NotificationMain"))
                .findFirst()
                .orElseThrow()
                .pid();
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void pagesHoldNoAccessibilityFaultInLightOrDark() throws Exception {
        fever("screen-2");
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            try (BrowserContext context = context(1280, scheme)) {
                Page page = context.newPage();
                page.navigate(address());
                assertAccessible(page);
                open(page, SiteCalls.PASSWORD);
                assertThat(card(page, "screen-2")).isVisible(soon());
                assertAccessible(page);
            }
        }
    }

    @Test
    void anIntegratorFindsARejectedMessageReadsItAndReplaysIt() throws Exception {
        assertThat(site.events("{\"type\":\"observation\",\"patient\":\"screen-3\",\"id\":\"u1\",\"parameter\":\"CRP\","
                                + "\"value\":5,\"unit\":\"furlong\",\"at\":\"2026-01-03T08:00:00Z\"}")
                        .statusCode())
                .isEqualTo(422);
        try (BrowserContext context = context(390, ColorScheme.LIGHT)) {
            Page page = signIn(context);
            link(page, "Feeds").click();
            link(page, "Rejected input").click();
            assertAccessible(page);
            page.locator(".cards a").first().click();
            assertThat(page.locator("pre")).containsText("furlong");
            assertAccessible(page);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Replay"))
                    .click();
            assertThat(page.locator("#message")).containsText("refused by the gateway again", containsSoon());
        }
    }

    @Test
    void aFindingThatWasEnteredArrivesAndCanBeTakenBack() throws Exception {
        fever("screen-4");
        try (BrowserContext context = context(390, ColorScheme.DARK)) {
            Page page = signIn(context);
            page.navigate(address() + "patients/screen-4/enter");
            page.getByLabel("What", new Page.GetByLabelOptions().setExact(true)).selectOption("ASCITES");
            page.getByLabel("How much").selectOption("MODERATE");
            page.locator("form[data-type=finding] button.main").click();
            Locator queue = page.locator("#queue");
            assertThat(queue).containsText("Finding: Ascites", containsSoon());
            assertThat(queue).containsText("has arrived", containsSoon());
            assertAccessible(page);
            queue.getByText("Take back").click();
            assertThat(queue).containsText("taken back", containsSoon());
            assertThat(queue).containsText("has arrived", containsSoon());
        }
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void aPhoneShowsAllWithoutScrollingSideways() throws Exception {
        fever("screen-3");
        try (BrowserContext context = context(390, ColorScheme.LIGHT)) {
            Page page = signIn(context);
            assertThat(card(page, "screen-3")).isVisible(soon());
            assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                    .isEqualTo(390);
            // The board replaces its cards while it updates: a button that has just gone has no box.
            BoundingBox box = Awaitility.await()
                    .pollInSameThread()
                    .until(() -> button(card(page, "screen-3"), "Acknowledge").boundingBox(), Objects::nonNull);
            assertThat(box.height).isGreaterThanOrEqualTo(44);
        }
    }

    private BrowserContext context(int width, ColorScheme scheme) {
        return browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, 844).setColorScheme(scheme));
    }

    private String address() {
        return "http://127.0.0.1:" + site.port("NOTIFICATION") + "/";
    }

    private Page signIn(BrowserContext context) {
        Page page = context.newPage();
        open(page, SiteCalls.PASSWORD);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Patients")))
                .isVisible();
        return page;
    }

    private void open(Page page, String password) {
        page.navigate(address());
        page.getByLabel("Username").fill("admin");
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    /** Grade 3 at once: a fever on a vasopressor. */
    private void fever(String patient) throws Exception {
        String now = Clock.systemUTC().instant().toString();
        assertThat(site.events("""
                        {"type":"observation","patient":"%1$s","id":"t1","parameter":"TEMPERATURE","value":38.6,"unit":"Cel","at":"%2$s"}
                        {"type":"medication","patient":"%1$s","id":"m1","drug":"norepinephrine","action":"STARTED","at":"%2$s"}
                        """.formatted(patient, now)).statusCode()).isEqualTo(200);
    }

    private static Locator card(Page page, String patient) {
        return page.getByRole(
                        AriaRole.ARTICLE, new Page.GetByRoleOptions().setName(Pattern.compile("^HIGH priority alert")))
                .filter(new Locator.FilterOptions().setHasText("Patient " + patient + ","));
    }

    private static Locator row(Page page, String patient) {
        return page.locator(".bed").filter(new Locator.FilterOptions().setHasText(patient));
    }

    private static Locator button(Locator card, String action) {
        return card.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + action + " alert")));
    }

    private static void assertAccessible(Page page) {
        assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .as("axe on " + page.url())
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
    }

    private static LocatorAssertions.IsVisibleOptions soon() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(SOON_MILLIS);
    }

    private static LocatorAssertions.ContainsTextOptions containsSoon() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(SOON_MILLIS);
    }
}
