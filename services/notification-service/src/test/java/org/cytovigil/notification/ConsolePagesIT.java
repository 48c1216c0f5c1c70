// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Every page of the console in a real browser: for everybody, on every screen, in both languages, and what each role may do. */
@Order(1)
class ConsolePagesIT extends ConsoleCases {
    private static final int DESKTOP = ConsoleBrowser.DESKTOP;

    @BeforeAll
    void fill() {
        account("nurse", "viewer");
        account("ada", "clinician");
        account("bob", "clinician");
        ConsoleWard.fill(desk);
    }

    @Test
    void noPageHoldsAnAccessibilityFault() {
        SoftAssertions all = new SoftAssertions();
        check(all, DESKTOP, ColorScheme.LIGHT, "en");
        check(all, ConsolePicture.PHONE, ColorScheme.DARK, "de");
        check(all, ConsolePicture.PHONE, ColorScheme.LIGHT, "en");
        check(all, DESKTOP, ColorScheme.DARK, "de");
        all.assertAll();
    }

    private void check(SoftAssertions all, int width, ColorScheme scheme, String language) {
        try (BrowserContext context = context(width, scheme, language)) {
            List<String> complaints = new ArrayList<>();
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.navigate(address("/sign-in"));
            assertAccessible(all, page, "/sign-in");
            signIn(page, "/", "admin");
            for (String path : PAGES) {
                well();
                page.navigate(address(path));
                if (path.equals("/patients/" + ConsoleWard.CRISIS)) {
                    assertThat(page.locator("#chart .uplot").first()).isVisible();
                }
                assertAccessible(all, page, path);
                all.assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                        .as("no scrolling sideways on " + path)
                        .isEqualTo(width);
                all.assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
                ConsolePicture.take(page, path, width, scheme, language);
            }
            all.assertThat(complaints).as("what the browser complains of").isEmpty();
        }
    }

    @Test
    void aPageLinkLeadsThroughTheSignInToTheAlertWhichIsTakenWithOneTap() {
        desk.raise("tap", "HIGH");
        try (BrowserContext context = context(ConsolePicture.PHONE, ColorScheme.LIGHT, "en")) {
            Page page = context.newPage();
            signIn(page, "/alerts/" + desk.code("tap"), "ada");
            button(page, "Acknowledge alert").click();
            assertThat(page.locator("#message")).containsText("You have alert " + desk.code("tap"));
            assertThat(page.getByRole(AriaRole.ARTICLE)).containsText("You have it");
            assertThat(button(page, "Acknowledge alert")).hasCount(0);
        }
        assertThat(desk.alert("tap").path("acknowledgedBy").asText()).isEqualTo("ada");
    }

    @Test
    void ofTwoWhoAcknowledgeAtOnceOneWinsAndTheOtherIsToldWho() {
        desk.raise("race", "HIGH");
        try (BrowserContext first = context(ConsolePicture.PHONE, ColorScheme.LIGHT, "en");
                BrowserContext second = context(ConsolePicture.PHONE, ColorScheme.LIGHT, "en")) {
            Page ada = first.newPage();
            Page bob = second.newPage();
            signIn(ada, "/alerts/race", "ada");
            signIn(bob, "/alerts/race", "bob");
            // The other's page hears nothing of it in time.
            bob.evaluate("() => document.getElementById('live').removeAttribute('hx-trigger')");
            bob.evaluate("() => htmx.process(document.body)");
            bob.route(Pattern.compile(".*/now$"), route -> route.abort());
            button(ada, "Acknowledge alert").click();
            assertThat(ada.locator("#message")).containsText("You have alert");
            button(bob, "Acknowledge alert").click();
            assertThat(bob.locator("#message")).containsText("was acknowledged by ada");
        }
        assertThat(desk.alert("race").path("acknowledgedBy").asText()).isEqualTo("ada");
    }

    @Test
    void anAlertThatSomebodyHasCanBeTakenOver() {
        desk.raise("over", "MEDIUM");
        try (BrowserContext first = context(DESKTOP, ColorScheme.LIGHT, "en");
                BrowserContext second = context(DESKTOP, ColorScheme.LIGHT, "en")) {
            Page ada = first.newPage();
            signIn(ada, "/alerts/over", "ada");
            button(ada, "Acknowledge alert").click();
            assertThat(ada.getByText("You have it")).isVisible();
            Page bob = second.newPage();
            signIn(bob, "/alerts/over", "bob");
            button(bob, "Take over").click();
            assertThat(bob.getByText("You have it")).isVisible();
            assertThat(ada.getByText("Acknowledged by bob").first()).isVisible();
        }
    }

    @Test
    void aViewerSeesNothingToPressAndIsRefused() {
        desk.raise("seen", "HIGH");
        try (BrowserContext context = context(DESKTOP, ColorScheme.LIGHT, "en")) {
            Page page = context.newPage();
            signIn(page, "/", "nurse");
            for (String path : List.of("/", "/alerts/seen", "/patients/" + ConsoleWard.CRISIS, "/rota")) {
                page.navigate(address(path));
                assertThat(page.locator("main [hx-post]")).hasCount(0);
            }
            assertThat(page.locator("nav a")).hasCount(3);
            Object status = page.evaluate("""
                    () => fetch("/alerts/seen/acknowledge", { method: "POST",
                        headers: { "X-CSRF-Token": document.querySelector("meta[name=csrf]").content } }).then((a) => a.status)
                    """);
            assertThat(status).isEqualTo(403);
            Object enter =
                    page.evaluate("() => fetch('/patients/" + ConsoleWard.CRISIS + "/enter').then((a) => a.status)");
            assertThat(enter).isEqualTo(403);
            page.navigate(address("/administration"));
            assertThat(page.getByRole(AriaRole.HEADING)).hasText("Your role does not allow this page");
        }
        assertThat(desk.alert("seen").path("state").asText()).isEqualTo("OPEN");
    }

    @Test
    void aStepNeedsTheTokenOfTheSession() {
        desk.raise("forged", "HIGH");
        try (BrowserContext context = context(DESKTOP, ColorScheme.LIGHT, "en")) {
            Page page = context.newPage();
            signIn(page, "/", "ada");
            assertThat(page.evaluate(
                            "() => fetch('/alerts/forged/acknowledge', { method: 'POST' }).then((a) => a.status)"))
                    .isEqualTo(403);
        }
    }

    @Test
    void signedOutEverywhereIsSignedOutOnTheOtherDeviceToo() {
        try (BrowserContext here = context(DESKTOP, ColorScheme.LIGHT, "en");
                BrowserContext elsewhere = context(ConsolePicture.PHONE, ColorScheme.LIGHT, "en")) {
            Page page = here.newPage();
            signIn(page, "/", "bob");
            Page phone = elsewhere.newPage();
            signIn(phone, "/rota", "bob");
            page.locator("details.account summary").click();
            button(page, "Sign out everywhere").click();
            assertThat(page.locator("#username")).isVisible();
            phone.reload();
            assertThat(phone.locator("#username")).isVisible();
        }
    }

    @Test
    void whatCannotBeSentIsKeptInSightAndToldApart() {
        try (BrowserContext context = context(ConsolePicture.PHONE, ColorScheme.LIGHT, "en")) {
            Page page = context.newPage();
            signIn(page, "/patients/" + ConsoleWard.CRISIS + "/enter", "ada");
            page.getByText("All right: 10").click();
            assertThat(page.locator(".total")).hasText("10 points, 5 of 5 asked");
            page.locator("form[data-finding=ICE] input[name=writing][value='']")
                    .check(new Locator.CheckOptions().setForce(true));
            assertThat(page.locator(".total")).hasText("9 points, 4 of 5 asked");
            page.locator("form[data-finding=ICE] button.main").click();
            // Kafka is away here: the service cannot make it durable and says so.
            assertThat(page.locator("#queue")).containsText("not sent yet, kept on this device");
            page.reload();
            assertThat(page.locator("#queue")).containsText("not sent yet, kept on this device");
        }
    }

    @Test
    void aLeadClosesAGapWithATap() {
        assertThat(desk.api("PUT", "/api/rosters/7C", "{\"zone\":\"Europe/Berlin\",\"people\":[]}")
                        .statusCode())
                .isEqualTo(200);
        try (BrowserContext context = context(DESKTOP, ColorScheme.LIGHT, "en")) {
            Page page = context.newPage();
            signIn(page, "/rota", "admin");
            var unit = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Ward 7C"));
            assertThat(unit).containsText("Nobody of the roster of this ward can be reached now");
            unit.locator(".gap select").selectOption("oncall-2");
            unit.getByText("Close the gap").click();
            assertThat(unit.locator(".oncall")).hasText("Second on call");
            assertThat(unit.locator(".gap")).hasCount(0);
        }
        var unused = desk.sql("delete from roster where unit = '7C'");
    }

    private BrowserContext context(int width, ColorScheme scheme, String language) {
        return browser.context(width, scheme, language);
    }

    private String address(String path) {
        return desk.request(path).build().uri().toString();
    }

    private void signIn(Page page, String path, String name) {
        ConsoleBrowser.signIn(page, address(path), name);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }

    private static void assertAccessible(SoftAssertions all, Page page, String path) {
        // Without frames of other origins the legacy mode finds the same, and opens no second page for each check.
        all.assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
                .as("axe on " + path)
                .extracting(rule -> rule.getId() + ": "
                        + rule.getNodes().stream().map(CheckedNode::getHtml).toList())
                .isEmpty();
    }
}
