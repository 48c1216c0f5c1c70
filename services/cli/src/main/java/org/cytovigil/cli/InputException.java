// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

/** Input that its giver must mend; ends the command with exit code 2 and this one line. */
final class InputException extends RuntimeException {
    InputException(String message) {
        super(message);
    }
}
