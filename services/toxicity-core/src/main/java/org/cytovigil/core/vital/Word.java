// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.vital;

import java.time.Instant;

/**
 * What a nurse saw, as a word.
 *
 * @param word name of the level or conduct
 */
public record Word(String word, String evidence, Instant at) implements Observed {}
