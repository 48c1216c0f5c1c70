// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cytovigil.auditor.SiteFacts;
import org.cytovigil.auditor.SiteRules;
import org.cytovigil.core.alerting.AlertStep;
import org.cytovigil.core.explain.AlertExplainer;
import org.cytovigil.core.explain.Evidence;
import org.cytovigil.core.explain.Explainer;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.PatientMerged;
import org.cytovigil.core.monitor.Outcome;
import org.cytovigil.core.offline.ArrivalReplay;
import org.cytovigil.runtime.ScaledClock;
import org.cytovigil.runtime.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells why an alert was raised and everything that happened to it. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Tells why an alert of a running site was raised (the evidence, the criteria, the edition of the rules) and all that",
            "happened to it: pages, receipts, answers, who did what and when."
        })
final class ExplainCommand implements Callable<Integer> {
    private final Supplier<Settings> settings;

    @Parameters(paramLabel = "ALERT_ID", description = "The id, as the API and the console show it.")
    private String alertId = "";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "Time zone of the times (default: ${DEFAULT-VALUE}).")
    private String zone = "UTC";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ExplainCommand() {
        this(Settings::load);
    }

    /** For tests. */
    ExplainCommand(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public Integer call() {
        ZoneId shown = zone();
        Settings site = settings.get();
        AlertStory story = AlertStory.read(site, alertId, shown);
        PrintWriter out = spec.commandLine().getOut();
        why(site, story, shown).forEach(out::println);
        out.println();
        story.lines().forEach(out::println);
        out.flush();
        return 0;
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new InputException("--zone must be a time zone such as Europe/Berlin, not " + zone);
        }
    }

    /** By grading the patient's input again, so that each number that led to it can be shown. */
    private List<String> why(Settings settings, AlertStory story, ZoneId shown) {
        SiteRules site = SiteRules.of(settings);
        List<Fact> facts = of(story.patient(), SiteFacts.read(settings, null, site.rules()));
        Instant until = facts.stream()
                .map(Fact::arrivedAt)
                .max(Instant::compareTo)
                .filter(newest -> newest.isAfter(ScaledClock.from(settings).instant()))
                .orElse(ScaledClock.from(settings).instant());
        List<ArrivalReplay.Published> told = new ArrivalReplay(site.scales(), site.rules()).run(facts, until);
        Optional<AlertStep> step = told.stream()
                .map(ArrivalReplay.Published::outcome)
                .filter(Outcome.Alerted.class::isInstance)
                .map(outcome -> ((Outcome.Alerted) outcome).step())
                .filter(each -> each.alertId().equals(alertId))
                .findFirst();
        return step.map(each ->
                        new AlertExplainer(new Explainer(site.rules(), new Evidence(facts), shown), told).alert(each))
                .orElseGet(story::asPublished);
    }

    /** Those of the patient, and of records that have to do with it by a merge. */
    private static List<Fact> of(String patient, Collection<Fact> facts) {
        List<String> circle = new ArrayList<>(List.of(patient));
        for (int known = 0; known < circle.size(); known++) {
            String member = circle.get(known);
            facts.stream()
                    .filter(PatientMerged.class::isInstance)
                    .map(PatientMerged.class::cast)
                    .filter(merged -> merged.patient().value().equals(member)
                            || merged.into().value().equals(member))
                    .flatMap(merged ->
                            Stream.of(merged.patient().value(), merged.into().value()))
                    .filter(other -> !circle.contains(other))
                    .forEach(circle::add);
        }
        return facts.stream()
                .filter(fact -> circle.contains(fact.patient().value()))
                .toList();
    }
}
