// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import java.util.stream.Stream;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.SettingsException;

/** By what a site grades: its scales and the rules in force. */
public record SiteRules(GradingCatalogue scales, GradingRules rules) {
    /**
     * What the settings say.
     *
     * @throws SettingsException for a scale or a rule that is not known
     */
    public static SiteRules of(Settings settings) {
        try {
            return new SiteRules(
                    GradingCatalogue.standardWith(
                            Stream.of(settings.text(SettingKey.GRADING_SCALES).split(",", -1))
                                    .map(String::strip)
                                    .filter(id -> !id.isEmpty())
                                    .toList()),
                    GradingRules.from(settings.grading()));
        } catch (IllegalArgumentException unusable) {
            throw new SettingsException(String.valueOf(unusable.getMessage()));
        }
    }
}
