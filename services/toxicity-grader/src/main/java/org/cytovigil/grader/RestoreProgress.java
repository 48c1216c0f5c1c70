// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.processor.TaskId;

/** How many changelog records this process has still to read: to take patients over, and to be ready to. */
public final class RestoreProgress implements StateRestoreListener, StandbyUpdateListener {
    private final Map<TopicPartition, Long> restoring = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> standby = new ConcurrentHashMap<>();

    /** Records to read before the patients of the assigned partitions are watched; 0 when all are. */
    public long toRestore() {
        return sum(restoring);
    }

    /** Records by which the standby stores are behind, as of their last batch. */
    public long standbyLag() {
        return sum(standby);
    }

    private static long sum(Map<TopicPartition, Long> left) {
        return left.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long start, long end) {
        standby.remove(changelog);
        restoring.put(changelog, end - start);
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEnd, long count) {
        restoring.computeIfPresent(changelog, (part, left) -> Math.max(0, left - count));
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long total) {
        restoring.remove(changelog);
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long total) {
        restoring.remove(changelog);
    }

    @Override
    public void onUpdateStart(TopicPartition changelog, String store, long start) {
        // How far the end is away is told with the first batch.
    }

    @Override
    public void onBatchLoaded(TopicPartition changelog, String store, TaskId task, long end, long count, long present) {
        standby.put(changelog, Math.max(0, present - end));
    }

    @Override
    public void onUpdateSuspended(
            TopicPartition changelog, String store, long offset, long present, SuspendReason reason) {
        standby.remove(changelog);
    }
}
