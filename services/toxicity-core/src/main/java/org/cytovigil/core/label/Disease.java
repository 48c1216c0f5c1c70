// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.label;

/** Why a CAR T-cell product is given, where its label tells diseases apart. */
public enum Disease {
    ALL,
    MCL
}
