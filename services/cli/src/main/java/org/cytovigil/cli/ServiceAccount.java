// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.IOException;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import picocli.CommandLine.Option;

/** Whose account a command uses at the notification service. */
final class ServiceAccount {
    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Host of the notification service.")
    private String host = "127.0.0.1";

    @Option(names = "--user", defaultValue = "admin", description = "Account (default: ${DEFAULT-VALUE}).")
    private String user = "admin";

    /** @throws InputException where there is no password, the service cannot be reached, or it refuses the account */
    NotificationApi signIn(Settings site) throws IOException, InterruptedException {
        String password = site.find(SettingKey.ADMIN_PASSWORD)
                .orElseThrow(() -> new InputException(
                        "the password of " + user + " is needed: set CYTOVIGIL_ADMIN_PASSWORD or admin.password"));
        return NotificationApi.signIn(host, site.port(SettingKey.NOTIFICATION_PORT), user, password);
    }
}
