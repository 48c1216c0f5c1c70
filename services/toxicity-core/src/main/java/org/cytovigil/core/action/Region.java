// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.action;

/** Whose label is in force. */
public enum Region {
    US,
    EU
}
