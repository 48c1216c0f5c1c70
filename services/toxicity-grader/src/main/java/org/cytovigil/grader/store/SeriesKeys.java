// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.cytovigil.core.fact.Method;
import org.cytovigil.core.sample.SampleGroup;
import org.cytovigil.core.sample.Series;

/** Feeds as keys of maps. */
final class SeriesKeys {
    private SeriesKeys() {}

    static final class Writer extends StdSerializer<Series> {
        private static final long serialVersionUID = 1;

        Writer() {
            super(Series.class);
        }

        @Override
        public void serialize(Series series, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeFieldName(series.group() + "/" + series.method());
        }
    }

    static final class Reader extends KeyDeserializer {
        @Override
        public Series deserializeKey(String key, DeserializationContext context) {
            int slash = key.indexOf('/');
            return new Series(SampleGroup.valueOf(key.substring(0, slash)), Method.valueOf(key.substring(slash + 1)));
        }
    }
}
