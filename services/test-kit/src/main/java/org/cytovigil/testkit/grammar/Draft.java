// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.testkit.grammar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.cytovigil.lines.JsonFields;

/** An event being written. */
record Draft(Choices choices, ObjectNode node) {
    static Draft of(Choices choices, String type) {
        return new Draft(choices, JsonFields.MAPPER.createObjectNode().put("type", type));
    }

    Draft with(String field, Object value) {
        if (value instanceof Boolean flag) {
            node.put(field, flag);
        } else if (value instanceof Integer number) {
            node.put(field, number);
        } else if (value instanceof BigDecimal number) {
            node.put(field, number);
        } else {
            node.put(field, value.toString());
        }
        return this;
    }

    Draft perhaps(String field, Object value) {
        return choices.flag() ? with(field, value) : this;
    }

    <E extends Enum<E>> Draft coded(String field, Class<E> type) {
        return with(field, choices.of(type).name());
    }

    <E extends Enum<E>> Draft perhapsCoded(String field, Class<E> type) {
        return choices.flag() ? coded(field, type) : this;
    }

    Draft object(String field) {
        return new Draft(choices, node.putObject(field));
    }
}
