// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel;

import java.util.List;

/** The providers that one plug-in brings, best first. */
@FunctionalInterface
public interface ChannelSet {
    /** Each configured provider. */
    List<? extends PageChannel> channels();
}
