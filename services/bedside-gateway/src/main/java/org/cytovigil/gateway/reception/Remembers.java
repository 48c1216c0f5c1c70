// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

/** Knows what earlier events said, and learns after a restart what was written before it. */
public interface Remembers {
    /** An event that was written, with what names it; those of one patient on one topic come in the order that they were written in. */
    void recall(SentEvent event);
}
