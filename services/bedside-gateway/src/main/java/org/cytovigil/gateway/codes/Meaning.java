// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.codes;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cytovigil.core.fact.FindingKind;
import org.cytovigil.core.fact.MarkerName;
import org.cytovigil.core.measure.Parameter;

/**
 * What a code of a finding, of a marker or of a site stands for.
 *
 * @param name of the kind of a finding, of a marker, of a parameter or of a field
 * @param fields that the code itself tells, such as a target
 */
public record Meaning(What what, String name, Map<String, String> fields) {
    /** The type of the event. */
    public enum What {
        FINDING("finding", "kind"),
        MARKER("marker", "name"),
        OBSERVATION("observation", "parameter"),
        /** A field of the finding, marker or result beside it. */
        DETAIL("", ""),
        /** The answer names the finding. */
        ANSWER("", "");

        private final String type;
        private final String field;

        What(String type, String field) {
            this.type = type;
            this.field = field;
        }

        /** The type of the event lines, empty where it makes none. */
        public String type() {
            return type;
        }

        /** The field in which the name stands. */
        public String field() {
            return field;
        }
    }

    /** Copies the fields. */
    public Meaning {
        fields = Map.copyOf(fields);
    }

    /** What a word of our tables names, empty where it names nothing. */
    static Optional<Meaning> of(String word, Map<String, String> fields) {
        if (word.equals(What.ANSWER.name())) {
            return Optional.of(new Meaning(What.ANSWER, "", fields));
        }
        if (word.equals(What.DETAIL.name())) {
            return Optional.of(new Meaning(What.DETAIL, fields.getOrDefault("field", ""), Map.of()));
        }
        if (Stream.of(FindingKind.values()).anyMatch(kind -> kind.name().equals(word))) {
            return Optional.of(new Meaning(What.FINDING, word, fields));
        }
        if (Stream.of(MarkerName.values()).anyMatch(name -> name.name().equals(word))) {
            return Optional.of(new Meaning(What.MARKER, word, fields));
        }
        return Parameter.named(word).map(parameter -> new Meaning(What.OBSERVATION, word, fields));
    }

    boolean sameThing(Meaning other) {
        return what == other.what && name.equals(other.name);
    }
}
