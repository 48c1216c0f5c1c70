// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/** A test page to somebody who took over a unit, and what came of it. */
@Introspected
public record ShiftTest(String pageId, String unit, String person, Instant beganAt, String fate) {}
