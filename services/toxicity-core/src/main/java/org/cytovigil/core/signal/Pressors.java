// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.signal;

import java.util.List;

/**
 * The vasopressors at an instant.
 *
 * @param counted distinct active vasopressors without vasopressin and its analogues
 * @param vasopressin vasopressin or an analogue runs
 * @param inotrope an inotrope runs: not counted, flagged
 * @param stale a pump has not been heard of for too long; still counted
 * @param evidence ids of the facts that started or last set them
 */
public record Pressors(int counted, boolean vasopressin, boolean inotrope, boolean stale, List<String> evidence) {
    /** None. */
    public static final Pressors NONE = new Pressors(0, false, false, false, List.of());

    /** Whether any vasopressor runs. */
    public boolean any() {
        return counted > 0 || vasopressin;
    }
}
