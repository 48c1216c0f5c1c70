// SPDX-License-Identifier: Apache-2.0
/** The topics and schemas of the product, and events to and from Kafka records; nothing else. */
@NullMarked
package org.cytovigil.kafka;

import org.jspecify.annotations.NullMarked;
