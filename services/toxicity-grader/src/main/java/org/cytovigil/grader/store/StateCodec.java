// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import com.fasterxml.jackson.dataformat.smile.SmileGenerator;
import com.fasterxml.jackson.dataformat.smile.databind.SmileMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.fact.Finding;
import org.cytovigil.core.fact.FindingValue;
import org.cytovigil.core.monitor.PatientState;
import org.cytovigil.core.replay.HistoryBlock;
import org.cytovigil.core.replay.SignalGraph;
import org.cytovigil.core.replay.Snapshot;
import org.cytovigil.core.sample.SampleRun;
import org.cytovigil.core.sample.SourceSeries;

/**
 * Writes what the core keeps of a patient as Smile, the binary form of JSON: fields by name, so that a later version
 * can add some, each name once for each document; what is not set, and lists without an element, are left out.
 */
public final class StateCodec {
    /** One for the process: the classes that it generates are never unloaded, and each task has a codec. */
    private static final ObjectMapper MAPPER = mapper();

    private final ObjectReader reader;

    /** @param graph tells the types of the states of its signals and scales */
    public StateCodec(SignalGraph graph) {
        this.reader = MAPPER.reader().withAttribute(SnapshotReader.GRAPH, graph);
    }

    private static ObjectMapper mapper() {
        SimpleModule module = new SimpleModule()
                .addSerializer(Instant.class, new Instants.Writer())
                .addDeserializer(Instant.class, new Instants.Reader())
                .addSerializer(SampleRun.class, new SampleRuns.Writer())
                .addDeserializer(SampleRun.class, new SampleRuns.Reader())
                .addKeySerializer(SourceSeries.class, new SeriesKeys.Writer())
                .addKeyDeserializer(SourceSeries.class, new SeriesKeys.Reader())
                .addDeserializer(Snapshot.class, new SnapshotReader());
        SmileFactory bytesAsTheyAre = SmileFactory.builder()
                .disable(SmileGenerator.Feature.ENCODE_BINARY_AS_7BIT)
                .build();
        ObjectMapper mapper = SmileMapper.builder(bytesAsTheyAre)
                .addModule(new JavaTimeModule())
                .addModule(module)
                .addModule(new BlackbirdModule())
                .addMixIn(Fact.class, Kinds.class)
                .addMixIn(Finding.class, Kinds.class)
                .addMixIn(FindingValue.class, Kinds.class)
                .addMixIn(HistoryBlock.class, Sampled.class)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .withConfigOverride(List.class, StateCodec::leaveOutEmpty)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
        mapper.registerSubtypes(kinds(Fact.class, Finding.class, FindingValue.class));
        return mapper;
    }

    private static void leaveOutEmpty(MutableConfigOverride lists) {
        lists.setInclude(JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
                .setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Kinds {}

    /** Samples by feed, each feed as is shorter. */
    interface Sampled {
        @JsonSerialize(contentUsing = DenseSamples.Writer.class)
        @JsonDeserialize(contentUsing = DenseSamples.Reader.class)
        Map<SourceSeries, List<SampleRun>> samples();
    }

    /** Every kind of a sealed type by its name, so that a new one cannot be forgotten. */
    private static NamedType[] kinds(Class<?>... sealed) {
        return Stream.of(sealed)
                .flatMap(type -> Stream.of(type.getPermittedSubclasses()))
                .map(kind -> new NamedType(kind, kind.getSimpleName()))
                .toArray(NamedType[]::new);
    }

    /** The hot part. */
    public byte[] write(PatientState state) {
        return bytes(state);
    }

    /** The hot part. */
    public PatientState state(byte[] bytes) {
        return read(bytes, PatientState.class);
    }

    /** A fact of the history. */
    public byte[] write(Fact fact) {
        try {
            return MAPPER.writerFor(Fact.class).writeValueAsBytes(fact);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a fact cannot be written", e);
        }
    }

    /** A fact of the history. */
    public Fact fact(byte[] bytes) {
        return read(bytes, Fact.class);
    }

    /** A block of history, compressed: most are written once in hours. */
    public byte[] write(HistoryBlock block) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(compressed)) {
            out.write(bytes(block));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return compressed.toByteArray();
    }

    /** A block of history. */
    public HistoryBlock block(byte[] compressed) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
            return read(in.readAllBytes(), HistoryBlock.class);
        } catch (IOException e) {
            throw new UnreadableStateException("a block of history cannot be read", e);
        }
    }

    private byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the state of a patient cannot be written", e);
        }
    }

    private <T> T read(byte[] bytes, Class<T> type) {
        try {
            return reader.forType(type).readValue(bytes);
        } catch (IOException e) {
            throw new UnreadableStateException("the state of a patient cannot be read", e);
        }
    }
}
