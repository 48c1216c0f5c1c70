// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.transaction;

import org.apache.kafka.common.TopicPartition;

/**
 * A transaction that has written to a partition and is not ended there.
 *
 * @param partition where; nobody who reads committed records gets beyond its start
 * @param producerId of the writer
 * @param producerEpoch of the writer when it wrote
 * @param coordinatorEpoch of the transaction coordinator that last ended one there
 * @param startOffset of its first record
 */
record OpenTransaction(
        TopicPartition partition, long producerId, short producerEpoch, int coordinatorEpoch, long startOffset) {}
