// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

import java.util.List;

/** What an account may do; each role may do all that the ones before it may. */
public final class Role {
    /** Reads. */
    public static final String VIEWER = "viewer";

    /** Also acknowledges, escalates, notes, resolves, assesses. */
    public static final String CLINICIAN = "clinician";

    /** Also sets rosters, overrides and silences. */
    public static final String LEAD = "lead";

    /** Also sets policies, people and configuration. */
    public static final String ADMIN = "admin";

    private static final List<String> RISING = List.of(VIEWER, CLINICIAN, LEAD, ADMIN);

    private Role() {}

    /** Whether there is such a role. */
    public static boolean known(String role) {
        return RISING.contains(role);
    }

    /** All of them in words. */
    public static String list() {
        return String.join(", ", RISING);
    }

    /** The role with all that it includes. */
    public static List<String> including(String role) {
        return RISING.subList(0, RISING.indexOf(role) + 1);
    }
}
