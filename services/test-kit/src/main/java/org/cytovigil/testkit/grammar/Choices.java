// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.testkit.grammar;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** Random choices. */
record Choices(Random random) {
    boolean flag() {
        return random.nextBoolean();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    <E extends Enum<E>> E of(Class<E> type) {
        return of(List.of(type.getEnumConstants()));
    }

    /** A decimal of that scale between two unscaled numbers. */
    BigDecimal decimal(int from, int to, int scale) {
        return BigDecimal.valueOf(from + (long) random.nextInt(to - from + 1), scale);
    }

    Draft start(String type) {
        return Draft.of(this, type);
    }
}
