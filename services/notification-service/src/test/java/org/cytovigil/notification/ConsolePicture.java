// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;

/** Pictures of the pages of the console, some of them for the documentation. */
final class ConsolePicture {
    /** Width of a telephone. */
    static final int PHONE = 390;

    private static final int DOCUMENTED_HEIGHT = 1300;
    private static final List<String> DOCUMENTED = List.of(
            "board.png",
            "board-phone-dark-de.png",
            "alerts-crisis-phone.png",
            "patients-p.png",
            "patients-p-enter-phone.png");

    private ConsolePicture() {}

    /** A picture to look at; with {@code -Dpictures=write} those of the documentation too. */
    static void take(Page page, String path, int width, ColorScheme scheme, String language) {
        String name =
                (path.equals("/") ? "board" : path.replaceAll("[^a-z]+", "-").replaceAll("^-|-$", ""))
                        + (width == PHONE ? "-phone" : "")
                        + (scheme == ColorScheme.DARK ? "-dark" : "")
                        + (language.equals("de") ? "-de" : "")
                        + ".png";
        boolean documented = System.getProperty("pictures", "").equals("write") && DOCUMENTED.contains(name);
        if (documented && width != PHONE) {
            page.setViewportSize(width, DOCUMENTED_HEIGHT);
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of(documented ? "../../docs/console" : "target/console", name))
                .setFullPage(!documented));
    }
}
