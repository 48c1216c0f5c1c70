// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/**
 * Our account with a server.
 *
 * @param tls STARTTLS, TLS or NONE
 * @param limit how long a message may take as a whole
 */
record MailAccount(
        String host,
        int port,
        String tls,
        String from,
        Optional<String> user,
        Optional<String> password,
        Duration limit) {

    static MailAccount of(String host, Settings settings) {
        return new MailAccount(
                host,
                settings.port(SettingKey.MAIL_PORT),
                settings.text(SettingKey.MAIL_TLS),
                settings.text(SettingKey.MAIL_FROM),
                settings.find(SettingKey.MAIL_USER),
                settings.find(SettingKey.MAIL_PASSWORD),
                settings.duration(SettingKey.NOTIFICATION_TIMEOUT));
    }

    /** As Jakarta Mail wants it. Without an answer in time a message counts as refused, and another way is taken. */
    Properties properties() {
        Properties properties = new Properties();
        String millis = Long.toString(limit.toMillis());
        properties.put("mail.smtp.host", host);
        properties.put("mail.smtp.port", Integer.toString(port));
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.auth", Boolean.toString(user.isPresent()));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(tls.equals("tls")));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(tls.equals("starttls")));
        properties.put("mail.smtp.starttls.required", Boolean.toString(tls.equals("starttls")));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }

    @Override
    public String toString() {
        return "MailAccount[" + host + "]";
    }
}
