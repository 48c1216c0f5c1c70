// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;

/** Instants as whole seconds where they are, which nearly all are; as text otherwise. */
final class Instants {
    private Instants() {}

    static final class Writer extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1;

        Writer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (value.equals(Instant.MIN)) {
                out.writeBoolean(false);
            } else if (value.equals(Instant.MAX)) {
                out.writeBoolean(true);
            } else if (value.getNano() == 0) {
                out.writeNumber(value.getEpochSecond());
            } else {
                out.writeString(value.toString());
            }
        }
    }

    static final class Reader extends StdDeserializer<Instant> {
        private static final long serialVersionUID = 1;

        Reader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
            JsonToken token = in.currentToken();
            return switch (token) {
                case VALUE_FALSE -> Instant.MIN;
                case VALUE_TRUE -> Instant.MAX;
                case VALUE_NUMBER_INT -> Instant.ofEpochSecond(in.getLongValue());
                default -> Instant.parse(in.getText());
            };
        }
    }
}
