// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.virtual;

import java.util.List;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.paging.oncall.Channel;

/** A kind of way to people whose addresses are whatever they are. */
record TestChannel(Channel channel, boolean followsAlerts, List<TestCarrier> providers) implements ChannelType {
    @Override
    public String label() {
        return channel.name();
    }

    @Override
    public String address(String text) {
        return text;
    }
}
