// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.canary;

import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody outside who alarms when they are not called: healthchecks.io and its kin take any POST, receivers of
 * Alertmanager's webhook read the body.
 */
@Singleton
class DeadMansSwitch {
    private static final Logger LOG = LoggerFactory.getLogger(DeadMansSwitch.class);
    private static final String BODY = """
            {"version": "4", "status": "firing", "alerts": [{"status": "firing", "labels": {"alertname": "DeadMansSwitch",\
             "service": "cytovigil"}}]}""";

    private final CarrierCall caller;
    private final Optional<URI> url;

    DeadMansSwitch(CarrierCall caller, Settings settings) {
        this.caller = caller;
        this.url = settings.find(SettingKey.CANARY_URL).map(URI::create);
    }

    /** Calls; one that fails is made good by the next one. */
    void call() {
        url.ifPresent(address -> {
            HttpRequest.Builder request = HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(BODY));
            SendResult result = caller.make(
                    request,
                    (status, body) -> status >= 200 && status < 300
                            ? new SendResult.Taken("")
                            : new SendResult.Refused("status " + status));
            if (result instanceof SendResult.Refused refused) {
                LOG.warn("the dead man's switch did not take a call: {}", refused.reason());
            }
        });
    }
}
