// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.icans;

import java.util.List;

/**
 * One coded domain of the scale.
 *
 * @param known whether it was ever assessed
 * @param grade by the table; for haemorrhage 1 where there is one
 * @param evidence id of the fact
 */
public record Domain(boolean known, int grade, List<String> evidence) {
    /** Never assessed. */
    public static final Domain UNKNOWN = new Domain(false, 0, List.of());
}
