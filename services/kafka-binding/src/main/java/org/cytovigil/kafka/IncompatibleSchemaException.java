// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

/** The registry refuses a schema because records written earlier could not be read by it. */
public final class IncompatibleSchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    IncompatibleSchemaException(String message) {
        super(message);
    }
}
