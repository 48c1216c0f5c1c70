// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.icans;

/**
 * What ICANS remembers from one instant to the next.
 *
 * @param grade last grade
 * @param carried highest grade since sedation began, 0 without sedation
 */
public record IcansMemory(int grade, int carried) {
    /** Before the first instant. */
    public static final IcansMemory NONE = new IcansMemory(0, 0);
}
