// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.duty;

import java.util.List;

/** A document that was sent cannot be used; the problems are for its writer. */
public final class JsonProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public JsonProblem(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public JsonProblem(String problem) {
        this(List.of(problem));
    }

    /** Each thing that is wrong. */
    public List<String> problems() {
        return problems;
    }
}
