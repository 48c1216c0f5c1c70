// SPDX-License-Identifier: Apache-2.0
/** Takes records from the outbox to Kafka. */
@NullMarked
package org.cytovigil.notification.publishing;

import org.jspecify.annotations.NullMarked;
