// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.cytovigil.core.fact.PatientKey;
import org.cytovigil.core.merge.MergePath;

/** How a fact has come, as headers of its record. */
final class MergePaths {
    private static final String THROUGH = "cytovigil.merged-through";
    private static final String AT = "cytovigil.merged-at";

    private MergePaths() {}

    static Headers headers(MergePath trail) {
        String through = trail.through().stream().map(PatientKey::value).collect(Collectors.joining(","));
        return new RecordHeaders()
                .add(THROUGH, through.getBytes(StandardCharsets.UTF_8))
                .add(AT, trail.mergedAt().toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The trail in the headers; none where there is none, or where somebody else wrote something there. */
    static MergePath of(Headers headers) {
        Header through = headers.lastHeader(THROUGH);
        Header at = headers.lastHeader(AT);
        if (through == null || at == null) {
            return MergePath.NONE;
        }
        try {
            return new MergePath(
                    Stream.of(text(through).split(",", -1)).map(PatientKey::new).toList(), Instant.parse(text(at)));
        } catch (IllegalArgumentException | DateTimeException foreign) {
            return MergePath.NONE;
        }
    }

    private static String text(Header header) {
        byte[] value = header.value();
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }
}
