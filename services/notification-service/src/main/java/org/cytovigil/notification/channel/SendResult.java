// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel;

/** What a provider made of a page. */
public sealed interface SendResult {
    /** The provider has it. */
    record Taken(String carrierId) implements SendResult {}

    /** The provider refused, or nobody knows: a lost answer is treated as a refusal, a receipt can still mend that. */
    record Refused(String reason) implements SendResult {}
}
