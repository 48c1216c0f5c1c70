// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.rotaimport;

import java.util.List;
import org.cytovigil.paging.oncall.Roster;

/**
 * What a file says.
 *
 * @param roster as it would be set
 * @param carried how many watches, layers, shifts and exceptions of the file are in it
 * @param notCarried what is not, or not as the file has it
 */
public record ImportedRota(Roster roster, int carried, List<NotCarried> notCarried) {
    public ImportedRota {
        notCarried = List.copyOf(notCarried);
    }

    /** Something of the file that is not in the roster, or otherwise. */
    public record NotCarried(String what, String why) {}
}
