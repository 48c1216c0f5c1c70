// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;
import org.cytovigil.core.sample.SampleRun;

/** Runs of samples as four numbers: first second, seconds to the last, period, code. There are many of them. */
final class SampleRuns {
    private SampleRuns() {}

    static final class Writer extends StdSerializer<SampleRun> {
        private static final long serialVersionUID = 1;

        Writer() {
            super(SampleRun.class);
        }

        @Override
        public void serialize(SampleRun run, JsonGenerator out, SerializerProvider provider) throws IOException {
            long first = run.first().getEpochSecond();
            out.writeArray(new long[] {first, run.last().getEpochSecond() - first, run.period(), run.code()}, 0, 4);
        }
    }

    static final class Reader extends StdDeserializer<SampleRun> {
        private static final long serialVersionUID = 1;

        Reader() {
            super(SampleRun.class);
        }

        @Override
        public SampleRun deserialize(JsonParser in, DeserializationContext context) throws IOException {
            long[] numbers = in.readValueAs(long[].class);
            Instant first = Instant.ofEpochSecond(numbers[0]);
            return new SampleRun(first, first.plusSeconds(numbers[1]), (int) numbers[2], (int) numbers[3]);
        }
    }
}
