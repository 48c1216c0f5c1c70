// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine, for tests of the console. */
final class ConsoleBrowser implements AutoCloseable {
    static final String PASSWORD = "correct horse";
    static final int DESKTOP = 1280;
    private static final double MOST_PATIENT_MS = 120_000;

    private final Playwright playwright;
    private final Browser browser;

    private ConsoleBrowser(Path program) {
        // A loaded machine needs longer than the library's 5 s; what is waited for is true at any speed.
        PlaywrightAssertions.setDefaultAssertionTimeout(MOST_PATIENT_MS);
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    /** Ends the test as not run, with the reason, where there is no browser. */
    static ConsoleBrowser start() {
        Optional<Path> program = Stream.concat(
                        Optional.ofNullable(System.getProperty("browser")).stream(),
                        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), "no Chromium on this machine (-Dbrowser=FILE names one)");
        return new ConsoleBrowser(program.orElseThrow());
    }

    BrowserContext context(int width, ColorScheme scheme, String language) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 844)
                .setColorScheme(scheme)
                .setLocale(language));
        context.setDefaultTimeout(MOST_PATIENT_MS);
        return context;
    }

    /** Goes to an address, through the sign-in. */
    static void signIn(Page page, String address, String name) {
        page.navigate(address);
        page.locator("#username").fill(name);
        page.locator("#password").fill(PASSWORD);
        page.locator("button.main").click();
        assertThat(page.locator("#connection")).isVisible();
        page.waitForLoadState();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
