// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import org.jspecify.annotations.Nullable;

/** A way to a person; the address is null for who may not see it. */
record ContactView(String channel, @Nullable String address) {}
