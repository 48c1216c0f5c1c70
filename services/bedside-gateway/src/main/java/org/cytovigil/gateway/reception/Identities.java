// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.reception;

import org.cytovigil.core.intake.Bounds;
import org.cytovigil.core.table.ContentId;

/** Ids put together from what tells one result from another. */
public final class Identities {
    /** Leaves room for what others add to an id. */
    private static final int LONGEST = 200;

    private Identities() {}

    /** The parts as one id: legible where that can be, else a hash of them. */
    public static String of(String... parts) {
        StringBuilder id = new StringBuilder();
        for (int index = 0; index < parts.length; index++) {
            boolean last = index == parts.length - 1;
            // What joins the parts must not be taken for a part of one.
            id.append(last ? parts[index] : parts[index].replace(":", "%3A") + ":");
        }
        return id.length() <= LONGEST && Bounds.printable(id.toString())
                ? id.toString()
                : "h-" + ContentId.of(id.toString(), 16);
    }
}
