// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/** A dead-letter record with its original, which holds patient data. */
record RejectInFull(
        @JsonUnwrapped RejectSummary summary, @Nullable String contentType, boolean cut, String original) {}
