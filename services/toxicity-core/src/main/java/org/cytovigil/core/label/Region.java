// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.label;

/** Whose label is in force. */
public enum Region {
    US,
    EU
}
