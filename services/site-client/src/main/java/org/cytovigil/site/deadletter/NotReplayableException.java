// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.site.deadletter;

/** A dead-letter record that cannot be sent once more, with the reason. */
public final class NotReplayableException extends Exception {
    private static final long serialVersionUID = 1;

    NotReplayableException(String id, String why) {
        super("dead-letter record " + id + " " + why);
    }
}
