// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.security;

/** Where somebody is sent back to after a form: only ever a page of this service. */
public final class LocalPath {
    private static final String HOME = "/";

    private LocalPath() {}

    /** The path, where it is one of this service and nothing else; the board otherwise. */
    public static String orHome(String path) {
        return path.matches("/(?:[A-Za-z0-9._~?&=%+*:@,;!$'()-][A-Za-z0-9._~?&=%+*:@,;!$'()/-]*)?") ? path : HOME;
    }
}
