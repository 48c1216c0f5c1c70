// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.measure;

/** Where a parameter comes from; decides the topic it travels on. */
public enum ParameterKind {
    /** Measured at the bedside. */
    VITAL,
    /** Resulted by a laboratory, or measured rarely. */
    LAB
}
