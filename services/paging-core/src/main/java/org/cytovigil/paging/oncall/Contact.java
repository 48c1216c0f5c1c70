// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.paging.oncall;

/** One address of a person on one channel. */
public record Contact(Channel channel, String address) {}
