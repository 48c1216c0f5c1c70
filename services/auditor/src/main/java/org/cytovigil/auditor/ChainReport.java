// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import java.util.List;

/**
 * What a check of the audit trail found.
 *
 * @param partitions what each partition holds, in order
 * @param breaks places where a record was changed, removed or put in
 */
public record ChainReport(List<Partition> partitions, List<Break> breaks) {
    /** Copies the lists. */
    public ChainReport {
        partitions = List.copyOf(partitions);
        breaks = List.copyOf(breaks);
    }

    /**
     * A partition of the trail.
     *
     * @param records of the chain, each counted once
     * @param outside records without a place in the chain: written by a command, or before there was one
     * @param sequence of the last record of the chain; note it elsewhere with its hash, and a cut end is found too
     * @param hash of the last record
     */
    public record Partition(int number, long records, long outside, long sequence, String hash) {
        /** One line. */
        public String line() {
            return "trail partition=" + number + " records=" + records + " outside=" + outside + " end=" + sequence
                    + " hash=" + (hash.isEmpty() ? "-" : hash);
        }
    }

    /** A place where the chain does not hold. */
    public record Break(int partition, long offset, String what) {
        /** One line. */
        public String line() {
            return "break partition=" + partition + " offset=" + offset + ": " + what;
        }
    }
}
