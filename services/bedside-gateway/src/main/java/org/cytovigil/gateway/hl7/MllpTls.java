// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import java.io.IOException;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.cytovigil.runtime.KeyStores;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.cytovigil.runtime.SettingsException;

/** Sockets of MLLP with TLS; every sender shows a certificate that the trust store vouches for. */
final class MllpTls {
    private MllpTls() {}

    /** A socket that is not yet bound. */
    static ServerSocket socket(Settings settings) throws IOException {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            char[] password = settings.text(SettingKey.MLLPS_KEYSTORE_PASSWORD).toCharArray();
            keys.init(
                    KeyStores.read(settings, SettingKey.MLLPS_KEYSTORE, SettingKey.MLLPS_KEYSTORE_PASSWORD), password);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(KeyStores.read(settings, SettingKey.MLLPS_TRUSTSTORE, SettingKey.MLLPS_TRUSTSTORE_PASSWORD));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            SSLServerSocket socket =
                    (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
            socket.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            socket.setNeedClientAuth(true);
            return socket;
        } catch (GeneralSecurityException unusable) {
            throw new SettingsException("mllps.keystore, mllps.truststore: " + unusable.getMessage());
        }
    }
}
