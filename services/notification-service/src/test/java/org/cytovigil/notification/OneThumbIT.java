// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The page of an alert on a telephone at night: what was done is told in sight, and no slip of the thumb does harm. */
@Order(4)
class OneThumbIT extends ConsoleCases {
    private static final String TYPED = "Second line placed, blood cultures taken";

    /** What is smaller than a finger, of all that can be pressed; a choice is pressed on its label. */
    private static final String SMALL = """
            () => {
              document.querySelectorAll("details").forEach((part) => { part.open = true; });
              return Array.from(document.querySelectorAll("a, button, input, select, summary, textarea"))
                .map((element) => [element, /radio|checkbox/.test(element.type) ? element.closest("label") : element])
                .filter(([element, target]) => target.checkVisibility() && !element.closest(".skip"))
                .map(([element, target]) => [element, target.getBoundingClientRect()])
                .filter(([element, box]) => box.height < 43.9 || box.width < 43.9)
                .map(([element, box]) => element.outerHTML.slice(0, 120) + ": " + box.width + " x " + box.height);
            }""";

    @BeforeAll
    void fill() {
        account("ada", "clinician");
        ConsoleWard.fill(desk);
    }

    @Test
    void whatCanBePressedIsAsLargeAsAFinger() {
        SoftAssertions all = new SoftAssertions();
        try (BrowserContext context = phone()) {
            Page page = context.newPage();
            page.navigate(address("/sign-in"));
            all.assertThat((List<?>) page.evaluate(SMALL)).as("/sign-in").isEmpty();
            ConsoleBrowser.signIn(page, address("/"), "admin");
            for (String path : Stream.concat(PAGES.stream(), Stream.of("/administration/audit", "/patients/none"))
                    .toList()) {
                well();
                page.navigate(address(path));
                all.assertThat((List<?>) page.evaluate(SMALL)).as(path).isEmpty();
            }
        }
        all.assertAll();
    }

    @Test
    void whatNobodyHasIsTheFirstThingOnTheBoardAndTheFilterIsFolded() {
        desk.raise("first", "HIGH");
        try (BrowserContext context = phone()) {
            Page page = context.newPage();
            ConsoleBrowser.signIn(page, address("/"), "ada");
            assertThat(page.locator("input[name=q]")).not().isVisible();
            assertThat(page.locator("#live article .actions button").first()).isInViewport();
            page.locator(".filters summary").click();
            page.locator("select[name=ward]").selectOption("5B");
            page.locator(".filter button").click();
            assertThat(page.locator(".filters summary")).containsText("Ward 5B");
            assertThat(page.locator("input[name=q]")).not().isVisible();
        }
        try (BrowserContext desktop = browser.context(ConsoleBrowser.DESKTOP, ColorScheme.LIGHT, "en")) {
            Page page = desktop.newPage();
            ConsoleBrowser.signIn(page, address("/"), "ada");
            assertThat(page.locator("input[name=q]")).isVisible();
        }
    }

    @Test
    void anAlertThatSomebodyHasStandsUnderAHeadingThatSaysSo() {
        desk.raise("had", "HIGH");
        desk.raise("open", "MEDIUM");
        try (BrowserContext context = phone()) {
            Page page = alert(context, "other");
            page.navigate(address("/alerts/" + desk.code("had")));
            page.locator("#act-acknowledge").click();
            assertThat(page.locator("#message .good")).isVisible();
            page.navigate(address("/"));
            String alerts = page.locator("section.alerts").innerText();
            assertThat(alerts)
                    .containsSubsequence("Nobody has it (", desk.code("open"), "Somebody has it (", desk.code("had"));
        }
    }

    @Test
    void aNoteAtTheEndOfThePageIsToldInSightAndCannotBeAddedTwice() {
        try (BrowserContext context = phone()) {
            Page page = alert(context, "noted");
            page.locator("#note").fill(TYPED);
            Locator save = page.locator("form.note button");
            save.dblclick();
            assertThat(page.locator("#message .good")).isInViewport();
            assertThat(page.locator("#note")).hasValue("");
            String history = desk.alert("noted").path("history").toString();
            assertThat(history.split(TYPED, -1)).hasSize(2);
            page.locator("#note").click();
            assertThat(page.locator("#message .said")).hasCount(0);
        }
    }

    @Test
    void aNoteOutlivesASessionThatEnds() {
        try (BrowserContext context = phone()) {
            Page page = alert(context, "ended");
            page.locator("#note").fill(TYPED);
            assertThat(desk.api("POST", "/api/accounts/ada/end-sessions", "").statusCode())
                    .isLessThan(300);
            assertThat(page.locator("#username")).isVisible();
            page.locator("#username").fill("ada");
            page.locator("#password").fill(ConsoleBrowser.PASSWORD);
            page.locator("button.main").click();
            assertThat(page.locator("#note")).hasValue(TYPED);
        }
    }

    @Test
    void theHandOffSaysWhoHasTheAlertAndWhatIsStillToDo() {
        try (BrowserContext context = phone()) {
            Page page = alert(context, "handed");
            assertThat(page.locator("#sbar")).containsText("Assess at the bedside now. Nobody has acknowledged it.");
            page.locator("#act-acknowledge").click();
            assertThat(page.locator("#sbar")).containsText("R: ada has had it since ");
            assertThat(page.locator("#sbar")).containsText("Still to do: assess at the bedside");
            assertThat(page.locator("#sbar")).not().containsText("Assess at the bedside now");
            page.onceDialog(Dialog::accept);
            page.locator("#act-resolve").click();
            assertThat(page.locator("#sbar")).containsText("R: The alert is over");
        }
    }

    @Test
    void anAlertIsNotResolvedByASlip() {
        try (BrowserContext context = phone()) {
            Page page = alert(context, "slip");
            AtomicReference<String> asked = new AtomicReference<>("");
            page.onceDialog(dialog -> {
                asked.set(dialog.message());
                dialog.dismiss();
            });
            page.locator("#act-resolve").click();
            assertThat(asked.get()).contains(desk.code("slip"));
            assertThat(desk.alert("slip").path("state").asText()).isEqualTo("OPEN");
            page.onceDialog(Dialog::accept);
            page.locator("#act-resolve").click();
            assertThat(page.locator("#message")).containsText(desk.code("slip"));
            assertThat(desk.alert("slip").path("state").asText()).isEqualTo("CLOSED");
        }
    }

    @Test
    void everyPlaceIsInSightAndEveryFormOfTheEntryATapAway() {
        for (String language : List.of("en", "de")) {
            try (BrowserContext context = browser.context(ConsolePicture.PHONE, ColorScheme.LIGHT, language)) {
                Page page = context.newPage();
                ConsoleBrowser.signIn(page, address("/patients/" + ConsoleWard.CRISIS + "/enter"), "admin");
                assertThat(page.locator("nav a")).hasCount(5);
                for (Locator place : page.locator("nav a").all()) {
                    assertThat(place).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
                }
                assertThat(page.locator("#attribution-title")).not().isInViewport();
                page.locator(".jumps a").last().click();
                assertThat(page.locator("#attribution-title")).isInViewport();
                assertThat(page.locator(".jumps a"))
                        .hasCount(page.locator(".enter form").count());
            }
        }
    }

    @Test
    void pagesAreHeldBackOnceAndNobodyStepsInByASlip() {
        try (BrowserContext context = phone()) {
            Page page = context.newPage();
            ConsoleBrowser.signIn(page, address("/rota"), "admin");
            assertThat(page.locator("form[id^=stepsin] select[name=person]").first())
                    .hasValue("");
            AtomicReference<String> asked = new AtomicReference<>("");
            page.onceDialog(dialog -> {
                asked.set(dialog.message());
                dialog.dismiss();
            });
            page.locator("form[id^=stepsin] button").first().click();
            assertThat(asked.get()).isEmpty();
            page.locator("form[id^=stepsin] select[name=person]").first().selectOption("oncall-2");
            page.locator("form[id^=stepsin] button").first().click();
            assertThat(asked.get()).contains("does the chosen person get the pages first");
            assertThat(page.locator("#message .said")).hasCount(0);
            page.onceDialog(Dialog::accept);
            page.locator("form[id^=stepsin] button").first().click();
            assertThat(page.locator("#message .good")).containsText("oncall-2 steps in until ");
            assertThat(page.locator("#message .good")).containsText("ward");
            page.locator("#silence-form input[name=reason]").fill("monitor is being repaired");
            page.locator("#silence-form button").dblclick();
            assertThat(page.locator("#message .good")).containsText("held back for 2 h");
            assertThat(page.locator("#silence-form input[name=reason]")).hasValue("");
            Locator silence =
                    page.locator(".cards li", new Page.LocatorOptions().setHasText("monitor is being repaired"));
            assertThat(silence).hasCount(1);
            silence.locator("button").click();
            assertThat(page.locator("#message .good")).containsText("The silence has ended");
            assertThat(silence.locator("button")).hasCount(0);
        }
    }

    @Test
    void aTaskDoesNotLeaveTheWorklistByASlip() {
        desk.grader(desk.transition("task", "RAISED", "LOW").setPage(false).build());
        try (BrowserContext context = phone()) {
            Page page = context.newPage();
            ConsoleBrowser.signIn(page, address("/"), "ada");
            page.locator("#worklist summary").click();
            Locator done = page.locator("#resolve-" + desk.code("task"));
            page.onceDialog(Dialog::dismiss);
            done.click();
            assertThat(desk.alert("task").path("state").asText()).isEqualTo("OPEN");
            page.onceDialog(Dialog::accept);
            done.click();
            assertThat(done).hasCount(0);
            assertThat(desk.alert("task").path("state").asText()).isEqualTo("CLOSED");
        }
    }

    private BrowserContext phone() {
        return browser.context(ConsolePicture.PHONE, ColorScheme.DARK, "en");
    }

    private Page alert(BrowserContext context, String id) {
        desk.raise(id, "HIGH");
        Page page = context.newPage();
        ConsoleBrowser.signIn(page, address("/alerts/" + desk.code(id)), "ada");
        return page;
    }

    private String address(String path) {
        return desk.request(path).build().uri().toString();
    }
}
