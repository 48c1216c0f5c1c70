// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.cytovigil.core.explain.Evidence;
import org.cytovigil.core.explain.Explainer;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the offline commands share: under which rules, and whether to explain. */
final class OfflineOptions {
    @Option(
            names = "--rules",
            paramLabel = "FILE",
            description =
                    "Other rules: properties, or the section grading: of a cytovigil.yml (default: our defaults).")
    private @Nullable Path rules;

    @Option(names = "--explain", description = "Instead of JSON, says in words why: one block for each line.")
    private boolean explain;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Time zone of --explain (default: UTC).")
    private @Nullable String zone;

    GradingRules rules() {
        return rules == null ? GradingRules.defaults() : RulesFile.read(rules);
    }

    boolean explain() {
        return explain;
    }

    Explainer explainer(GradingRules inForce, Collection<? extends Fact> facts) {
        return new Explainer(inForce, new Evidence(facts), zone());
    }

    private ZoneId zone() {
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new InputException("--zone must be a time zone such as Europe/Berlin, not " + zone);
        }
    }

    /** The scales that were asked for, those that are always computed where none was. */
    static GradingCatalogue catalogue(List<String> scales) {
        try {
            return scales.isEmpty() ? GradingCatalogue.standard() : GradingCatalogue.chosen(scales);
        } catch (IllegalArgumentException unknown) {
            throw new InputException(String.valueOf(unknown.getMessage()));
        }
    }
}
