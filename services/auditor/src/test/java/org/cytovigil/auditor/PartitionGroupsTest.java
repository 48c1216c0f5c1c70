// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.auditor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PartitionGroupsTest {
    @Test
    void eachPartitionIsReadAloneUntilAMergeJoinsTwo() {
        PartitionGroups groups = new PartitionGroups(5);
        assertThat(groups.all()).containsExactlyInAnyOrder(Set.of(0), Set.of(1), Set.of(2), Set.of(3), Set.of(4));
        groups.join(0, 3);
        groups.join(3, 4);
        groups.join(4, 0);
        assertThat(groups.all()).containsExactlyInAnyOrder(Set.of(0, 3, 4), Set.of(1), Set.of(2));
    }
}
