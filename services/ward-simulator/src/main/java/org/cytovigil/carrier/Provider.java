// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import java.util.List;

/** The carriers that are simulated. */
final class Provider {
    static final String PAGER = "pager";
    static final List<String> SMS = List.of("sms-a", "sms-b");

    private Provider() {}

    static boolean known(String name) {
        return name.equals(PAGER) || SMS.contains(name);
    }
}
