// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.pager;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import org.cytovigil.notification.channel.CarrierCall;
import org.cytovigil.notification.channel.ChannelSet;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** The pager provider, where the settings name one. */
@Factory
final class PagerFactory {
    @Singleton
    ChannelSet pager(Settings settings, CarrierCall carrier) {
        return () -> settings.find(SettingKey.PAGER_URL).stream()
                .map(url -> new PagerDutyEvents(url, carrier))
                .toList();
    }
}
