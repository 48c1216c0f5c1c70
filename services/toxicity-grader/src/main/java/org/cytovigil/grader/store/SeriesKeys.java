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
import org.cytovigil.core.sample.SourceSeries;

/** Feeds of a source as keys of maps. */
final class SeriesKeys {
    private SeriesKeys() {}

    static final class Writer extends StdSerializer<SourceSeries> {
        private static final long serialVersionUID = 1;

        Writer() {
            super(SourceSeries.class);
        }

        @Override
        public void serialize(SourceSeries feed, JsonGenerator out, SerializerProvider provider) throws IOException {
            Series series = feed.series();
            String name = series.group() + "/" + series.method();
            out.writeFieldName(feed.source().isEmpty() ? name : name + "/" + feed.source());
        }
    }

    static final class Reader extends KeyDeserializer {
        @Override
        public SourceSeries deserializeKey(String key, DeserializationContext context) {
            String[] parts = key.split("/", 3);
            Series series = new Series(SampleGroup.valueOf(parts[0]), Method.valueOf(parts[1]));
            return new SourceSeries(series, parts.length > 2 ? parts[2] : "");
        }
    }
}
