// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

/** Kind of way to reach a person. */
public enum Channel {
    SMS,
    PAGER,
    EMAIL
}
