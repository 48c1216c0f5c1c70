// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.HostInfo;
import org.cytovigil.core.rules.GradingRules;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.http.Binding;
import org.cytovigil.runtime.PortLine;
import org.cytovigil.runtime.ScaledClock;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.SettingsException;
import org.cytovigil.runtime.Startup;

/** Starts the grader. */
public final class GraderMain {
    private GraderMain() {}

    public static void main(String[] flags) {
        Startup.run(flags, (settings, tether) -> {
            ApplicationContext context = start(settings);
            tether.onParting(context::stop);
            Runtime.getRuntime().addShutdownHook(new Thread(context::stop, "stop-grader"));
            PortLine.print("GRADER", context.getBean(EmbeddedServer.class).getPort());
        });
    }

    /** The running grader; also for tests that want it in their own process. */
    public static ApplicationContext start(Settings settings) {
        Map<String, Object> properties = new TreeMap<>();
        properties.put("micronaut.application.name", "grader");
        properties.put("micronaut.server.host", settings.text(SettingKey.GRADER_BIND));
        properties.put("micronaut.server.port", settings.port(SettingKey.GRADER_PORT));
        ApplicationContext context = ApplicationContext.builder()
                .properties(properties)
                .singletons(
                        settings,
                        new Binding(settings.text(SettingKey.GRADER_BIND)),
                        (Clock) ScaledClock.from(settings),
                        rules(settings),
                        scales(settings))
                .start();
        // The port is known only when it is bound, and other graders must be told it when the application joins.
        EmbeddedServer server = context.getBean(EmbeddedServer.class).start();
        String host = settings.find(SettingKey.GRADER_ADVERTISED).orElse(settings.text(SettingKey.GRADER_BIND));
        context.getBean(StreamsRun.class).start(new HostInfo(host, server.getPort()));
        return context;
    }

    private static GradingRules rules(Settings settings) {
        try {
            return GradingRules.from(settings.grading());
        } catch (IllegalArgumentException unusable) {
            throw new SettingsException(String.valueOf(unusable.getMessage()));
        }
    }

    private static GradingCatalogue scales(Settings settings) {
        List<String> ids = Stream.of(settings.text(SettingKey.GRADING_SCALES).split(",", -1))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
        try {
            return GradingCatalogue.standardWith(ids);
        } catch (IllegalArgumentException unknown) {
            throw new SettingsException(SettingKey.GRADING_SCALES.key() + ": " + unknown.getMessage());
        }
    }
}
