// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import org.cytovigil.core.fact.Fact;

/**
 * A usable event, with the bytes that it came in, to be kept.
 *
 * @param topic where it came from
 * @param timestamp of the record, epoch milliseconds as Kafka has it
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Arrived(Fact fact, String topic, long timestamp, byte[] bytes) {}
