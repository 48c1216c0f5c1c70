// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.console.device;

import java.util.List;

/**
 * The devices of a reader.
 *
 * @param key that a browser subscribes to; empty where pages go to none
 * @param person whether the account is of somebody who can be paged
 */
public record DeviceList(String key, boolean person, List<Item> items) {
    public DeviceList {
        items = List.copyOf(items);
    }

    /**
     * One of them.
     *
     * @param since when it was added
     * @param proven when it last showed a page; empty for never
     */
    public record Item(String id, String name, String since, String proven) {}
}
