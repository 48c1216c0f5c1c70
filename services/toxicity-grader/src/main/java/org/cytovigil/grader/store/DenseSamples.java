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
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.sample.SampleRun;
import org.cytovigil.core.sample.SampleRuns;

/**
 * The samples of a feed: as runs, or, where a value around a limit breaks them off every few seconds, as one byte for each
 * second. The same samples make the same runs, so both are read alike.
 */
final class DenseSamples {
    /** Fewer are small however they are written. */
    private static final int FEW_RUNS = 32;

    /** A run takes about so many bytes. */
    private static final int RUN_BYTES = 8;

    private static final int MOST_CODES = 1 << Byte.SIZE;

    private DenseSamples() {}

    private static boolean isDense(List<SampleRun> runs) {
        return runs.size() >= FEW_RUNS
                && seconds(runs) <= (long) runs.size() * RUN_BYTES
                && runs.stream().allMatch(run -> run.code() < MOST_CODES);
    }

    private static long seconds(List<SampleRun> runs) {
        return runs.get(runs.size() - 1).last().getEpochSecond()
                - runs.get(0).first().getEpochSecond()
                + 1;
    }

    /** The first second, then the code of each, 0 for none. */
    private static byte[] bytes(List<SampleRun> runs) {
        long first = runs.get(0).first().getEpochSecond();
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + (int) seconds(runs)).putLong(first);
        for (SampleRun run : runs) {
            int from = Long.BYTES + (int) (run.first().getEpochSecond() - first);
            int to = Long.BYTES + (int) (run.last().getEpochSecond() - first);
            for (int at = from; at <= to; at += Math.max(1, run.period())) {
                bytes.put(at, (byte) run.code());
            }
        }
        return bytes.array();
    }

    private static List<SampleRun> runs(byte[] written) {
        ByteBuffer bytes = ByteBuffer.wrap(written);
        Instant at = Instant.ofEpochSecond(bytes.getLong());
        List<SampleRun> runs = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int code = Byte.toUnsignedInt(bytes.get());
            if (code != 0) {
                SampleRuns.append(runs, at, code);
            }
            at = at.plusSeconds(1);
        }
        return runs;
    }

    static final class Writer extends StdSerializer<List<SampleRun>> {
        private static final long serialVersionUID = 1;

        Writer() {
            super(List.class, false);
        }

        @Override
        public void serialize(List<SampleRun> runs, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (isDense(runs)) {
                out.writeBinary(bytes(runs));
                return;
            }
            out.writeStartArray(runs, runs.size());
            for (SampleRun run : runs) {
                provider.defaultSerializeValue(run, out);
            }
            out.writeEndArray();
        }
    }

    static final class Reader extends StdDeserializer<List<SampleRun>> {
        private static final long serialVersionUID = 1;

        Reader() {
            super(List.class);
        }

        @Override
        public List<SampleRun> deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (in.hasToken(JsonToken.VALUE_EMBEDDED_OBJECT)) {
                return runs(in.getBinaryValue());
            }
            List<SampleRun> runs = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                runs.add(context.readValue(in, SampleRun.class));
            }
            return runs;
        }
    }
}
