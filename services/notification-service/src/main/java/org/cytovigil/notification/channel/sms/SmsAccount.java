// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.sms;

/** Our account with an SMS provider; the token also signs what the provider posts to us. */
public record SmsAccount(String provider, String baseUrl, String account, String token, String from) {
    @Override
    public String toString() {
        return "SmsAccount[" + provider + "]";
    }
}
