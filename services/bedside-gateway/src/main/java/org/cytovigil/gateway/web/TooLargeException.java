// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.web;

/** A request was refused for its size. */
public final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
        super(message);
    }
}
