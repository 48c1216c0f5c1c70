// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Each task of the console by keyboard alone: no pointer moves, the focus is always seen, and a refresh takes nothing away. */
@Order(3)
class KeyboardWalkIT extends ConsoleCases {
    private static final int MOST_STOPS = 150;

    private @Nullable Page open;

    @BeforeAll
    void fill() {
        account("ada", "clinician");
        account("bob", "clinician");
        ConsoleWard.fill(desk);
    }

    @Test
    void fromTheLinkInAPageToTheAcknowledgedAlert() {
        desk.raise("keys", "HIGH");
        walk("/alerts/" + desk.code("keys"), "ada", () -> {
            press(button("Acknowledge alert"));
            assertThat(page().locator("#message")).containsText("You have alert " + desk.code("keys"));
            page().onceDialog(Dialog::accept);
            press(button("Resolve"));
            assertThat(page().getByRole(AriaRole.ARTICLE)).containsText("It is over");
        });
        assertThat(desk.alert("keys").path("acknowledgedBy").asText()).isEqualTo("ada");
    }

    @Test
    void anAlertOfSomebodyElseIsTakenOverGivenBackAndEscalated() {
        desk.raise("over-keys", "HIGH");
        desk.raise("up-keys", "HIGH");
        walk("/alerts/over-keys", "ada", () -> press(button("Acknowledge alert")));
        walk("/alerts/over-keys", "bob", () -> {
            press(button("Take over"));
            assertThat(page().getByText("You have it")).isVisible();
            press(button("Give back alert"));
            assertThat(page().getByText("Nobody has acknowledged it").first()).isVisible();
        });
        assertThat(desk.alert("over-keys").path("history").toString()).contains("GIVEN_BACK");
        walk("/alerts/up-keys", "bob", () -> {
            press(button("Escalate alert"));
            assertThat(page().locator("#message")).containsText(desk.code("up-keys"));
        });
    }

    @Test
    void theBoardIsSkippedToSearchedAndOpened() {
        walk("/", "ada", () -> {
            page().keyboard().press("Tab");
            assertThat(page().locator("a.skip")).isFocused();
            page().keyboard().press("Enter");
            assertThat(page().locator("#main")).isFocused();
            go(page().locator("input[name=q]"));
            page().keyboard().type(ConsoleWard.CRISIS);
            page().keyboard().press("Enter");
            assertThat(page().locator("ul.beds > li")).hasCount(1);
            press(page().locator("ul.beds h3 a").first());
            assertThat(page().locator("#chart .uplot").first()).isVisible();
        });
    }

    @Test
    void anIceScoreIsEnteredWithTheArrows() {
        walk("/patients/" + ConsoleWard.CRISIS + "/enter", "ada", () -> {
            press(page().getByText("All right: 10"));
            assertThat(page().locator(".total")).hasText("10 points, 5 of 5 asked");
            go(page().locator("form[data-finding=ICE] input[name=naming]:checked"));
            page().keyboard().press("ArrowLeft");
            assertThat(page().locator(".total")).hasText("9 points, 5 of 5 asked");
            press(page().locator("form[data-finding=ICE] button.main"));
            // Kafka is away here: the service cannot make it durable and says so.
            assertThat(page().locator("#queue")).containsText("not sent yet, kept on this device");
        });
    }

    @Test
    void aGapOfTheRotaIsClosedAndWhatWasChosenSurvivesARefresh() {
        assertThat(desk.api("PUT", "/api/rosters/7K", "{\"zone\":\"Europe/Berlin\",\"people\":[]}")
                        .statusCode())
                .isEqualTo(200);
        walk("/rota", "admin", () -> {
            Locator unit = page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Ward 7K"));
            Locator person = unit.locator(".gap select");
            go(person);
            page().keyboard().type("Second");
            assertThat(person).hasValue("oncall-2");
            refreshed();
            assertThat(person).hasValue("oncall-2");
            assertThat(person).isFocused();
            press(unit.getByText("Close the gap"));
            assertThat(unit.locator(".oncall")).hasText("Second on call");
        });
        var unused = desk.sql("delete from roster where unit = '7K'");
    }

    @Test
    void aRefreshOfTheBoardKeepsTheFocus() {
        walk("/", "ada", () -> {
            Locator bed = page().locator("ul.beds h3 a").nth(1);
            String where = bed.getAttribute("href");
            go(bed);
            refreshed();
            assertThat(page().locator("ul.beds h3 a[href='" + where + "']")).isFocused();
        });
    }

    @Test
    void aPolicyIsShownBeforeItIsSaved() {
        walk("/rota/6E/plan", "admin", () -> {
            press(page().locator("#policy-form button.main"));
            assertThat(page().locator("#preview")).containsText("This is not saved yet");
            press(page().locator("#preview button.main"));
            assertThat(page().locator("#message")).not().isEmpty();
        });
        var unused = desk.sql("delete from policy where unit = '6E'");
    }

    @Test
    void aScheduleForATimeIsSetAndTakenOutAgain() {
        walk("/rota/6E/plan", "admin", () -> {
            page().locator("#temporary-form input[name=from]").fill("2030-12-24T08:00");
            page().locator("#temporary-form input[name=to]").fill("2030-12-27T08:00");
            page().locator("#temporary-form select[name=person1]").selectOption("oncall-2");
            press(page().locator("#temporary-form button.main"));
            assertThat(page().locator("#preview")).containsText("This is not saved yet");
            press(page().locator("#preview button.main"));
            Locator part = page().locator("#removal-form label");
            assertThat(part).containsText("24 Dec 08:00 to");
            go(part.locator("input"));
            page().keyboard().press("Space");
            press(page().locator("#removal-form button.main"));
            assertThat(page().locator("#preview")).containsText("This is not saved yet");
            press(page().locator("#preview button.main"));
            assertThat(page().locator("#removal-form label")).hasCount(0);
        });
        var unused = desk.sql("delete from roster where unit = '6E'");
    }

    @Test
    void pagesAreHeldBackAndTheAccountSignsOut() {
        walk("/rota", "admin", () -> {
            go(page().locator("#silence-form input[name=reason]"));
            page().keyboard().type("monitor is being repaired");
            refreshed();
            assertThat(page().locator("#silence-form input[name=reason]")).hasValue("monitor is being repaired");
            press(page().locator("#silence-form button"));
            assertThat(page().locator("main")).containsText("monitor is being repaired");
            press(page().locator("details.account summary"));
            press(page().locator("form[action='/sign-out'] button"));
            assertThat(page().locator("#username")).isFocused();
        });
    }

    /** Signs in by keyboard too. */
    private void walk(String path, String name, Runnable task) {
        try (BrowserContext context = browser.context(ConsoleBrowser.DESKTOP, ColorScheme.LIGHT, "en")) {
            open = context.newPage();
            Page page = page();
            page.navigate(desk.request(path).build().uri().toString());
            assertThat(page.locator("#username")).isFocused();
            page.keyboard().type(name);
            page.keyboard().press("Tab");
            page.keyboard().type(ConsoleBrowser.PASSWORD);
            page.keyboard().press("Enter");
            assertThat(page.locator("#connection")).isVisible();
            page.waitForLoadState();
            task.run();
        }
    }

    private Page page() {
        return Objects.requireNonNull(open, "walk opens it");
    }

    private void refreshed() {
        page().evaluate("() => { document.querySelector('#live > *').dataset.old = 'yes'; }");
        page().evaluate("() => htmx.trigger(document.body, 'changed')");
        page().waitForFunction("() => !document.querySelector('[data-old]')");
    }

    private void press(Locator target) {
        go(target);
        page().keyboard().press("Enter");
    }

    /** With the Tab key, as often as it takes; where the focus is must be seen. */
    private void go(Locator target) {
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page().keyboard().press("Tab");
            if (Boolean.TRUE.equals(target.evaluate("element => element === document.activeElement"))) {
                assertThat(target.evaluate(
                                "element => getComputedStyle((element.type === 'radio' && element.nextElementSibling) "
                                        + "|| element).outlineStyle"))
                        .as("the focus is seen on %s", target)
                        .isNotEqualTo("none");
                return;
            }
        }
        throw new AssertionError("the Tab key does not reach " + target);
    }

    private Locator button(String name) {
        return page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
    }
}
