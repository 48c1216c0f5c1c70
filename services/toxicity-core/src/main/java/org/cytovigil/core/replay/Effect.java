// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.replay;

/** What a fact did to the timeline. */
public enum Effect {
    /** A copy, an outdated version, or nothing that anything reads. */
    NONE,
    /** Read; no grade can have changed. */
    QUIET,
    /** Read; grades must be worked out. */
    CHANGED,
    /** Older than the past that is kept: not read. */
    BEYOND
}
