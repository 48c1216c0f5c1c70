// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is paged, in which order. */
record PeopleOnCall(String unit, Instant at, List<OnCall> people) {
    /** Somebody on call. */
    record OnCall(String id, String name, @Nullable String duty, List<ContactView> contacts) {}
}
