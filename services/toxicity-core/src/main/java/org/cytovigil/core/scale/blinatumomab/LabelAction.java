// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scale.blinatumomab;

/**
 * What a label says about a situation; support for those who decide, never an order.
 *
 * @param code stable name
 * @param text the label's words, with its numbers
 * @param source label and version
 */
public record LabelAction(String code, String text, String source) {}
