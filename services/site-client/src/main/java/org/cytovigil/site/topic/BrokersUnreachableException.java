// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.site.topic;

/** No broker answers where the settings say that they are. */
public final class BrokersUnreachableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokersUnreachableException(String brokers, Throwable cause) {
        super("Kafka does not answer at " + brokers + ": " + cause.getMessage(), cause);
    }
}
