// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** A list as an answer. */
record Items<T>(List<T> items) {
    static <R, T> Items<T> of(Collection<R> rows, Function<R, T> view) {
        return new Items<>(rows.stream().map(view).toList());
    }
}
