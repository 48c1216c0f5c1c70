// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.http;

/**
 * Where a service listens.
 *
 * @param host name or address, as configured
 */
public record Binding(String host) {}
