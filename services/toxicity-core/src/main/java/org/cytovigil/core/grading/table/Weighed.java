// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.grading.table;

import java.util.List;
import java.util.Set;

/**
 * What the rows of a table give together.
 *
 * @param proven the worst grade of the rows that hold
 * @param possible the worst grade of the rows that hold or may hold
 * @param holding conditions that hold, in the order of their constants
 * @param missing what would settle the rows that cannot be told, sorted
 */
public record Weighed<E>(int proven, int possible, List<E> holding, Set<String> missing) {}
