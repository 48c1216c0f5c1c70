// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import java.util.List;
import java.util.Set;

/** The carriers that are simulated. */
final class Provider {
    static final String PAGER = "pager";
    static final String VOICE = "voice";
    static final String NTFY = "ntfy";
    static final String GOTIFY = "gotify";
    static final String SLACK = "slack";
    static final String TEAMS = "teams";
    static final String MATRIX = "matrix";
    static final String WEBPUSH = "webpush";
    static final List<String> SMS = List.of("sms-a", "sms-b");

    private static final Set<String> OTHERS = Set.of(PAGER, VOICE, NTFY, GOTIFY, SLACK, TEAMS, MATRIX, WEBPUSH);

    private Provider() {}

    static boolean known(String name) {
        return OTHERS.contains(name) || SMS.contains(name);
    }
}
