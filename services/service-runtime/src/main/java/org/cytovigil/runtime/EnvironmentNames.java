// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How settings are called in the environment: {@code gateway.port} is {@code CYTOVIGIL_GATEWAY_PORT}. */
public final class EnvironmentNames {
    private static final String PREFIX = "CYTOVIGIL_";

    /** Variables of ours that are no settings: how the launcher and parents of processes steer a process. */
    private static final Set<String> TECHNICAL = Set.of(
            Tether.VARIABLE,
            "CYTOVIGIL_HOME",
            "CYTOVIGIL_CONFIG",
            "CYTOVIGIL_NO_BUILD",
            "CYTOVIGIL_JAVA_OPTS",
            "CYTOVIGIL_MAVEN_OPTS");

    private static final Map<String, String> KEYS = Stream.of(SettingKey.values())
            .map(SettingKey::key)
            .collect(Collectors.toUnmodifiableMap(EnvironmentNames::variableOf, Function.identity()));

    private EnvironmentNames() {}

    /** The variable that sets a key. */
    public static String variableOf(String key) {
        return PREFIX + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /**
     * The key that a variable sets; empty where the variable is none of ours or a technical one. An unknown name comes
     * back as the key that it would be, for the error message.
     */
    public static Optional<String> keyOf(String variable) {
        if (!variable.startsWith(PREFIX) || TECHNICAL.contains(variable)) {
            return Optional.empty();
        }
        String known = KEYS.get(variable);
        return Optional.of(
                known != null
                        ? known
                        : variable.substring(PREFIX.length()).replace('_', '.').toLowerCase(Locale.ROOT));
    }
}
