// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.astcticans;

import java.util.List;

/**
 * What seizures weigh at an instant.
 *
 * @param grade what is proven
 * @param upper what an unknown return to baseline could make of it
 * @param evidence ids of the seizures that count
 */
record SeizureWeight(int grade, int upper, List<String> evidence) {}
