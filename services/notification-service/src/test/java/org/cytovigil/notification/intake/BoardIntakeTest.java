// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Optional;
import org.cytovigil.notification.ledger.BoardRepository;
import org.cytovigil.notification.ledger.GradeRepository;
import org.cytovigil.notification.ledger.PatientRow;
import org.cytovigil.notification.virtual.VirtualPaging;
import org.cytovigil.schema.course.PatientRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a patient is, as the records of patients say it. */
class BoardIntakeTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private final VirtualPaging paging = new VirtualPaging();
    private final BoardIntake intake = new BoardIntake(onePatient(), unused(GradeRepository.class), paging.transfers);
    private @Nullable PatientRow kept;

    @ParameterizedTest
    @ValueSource(strings = {" 5B", "5B\u00A0", "\u200B5B", "5B\t\uFEFF"})
    void aWardThatLooksTheSameIsTheSameAndNobodyIsPagedAgain(String sent) {
        paging.roster("5B", "ada", "bob");
        paging.roster("*", "cara");
        intake.take(record("5B", AT));
        paging.raise("alert", "MEDIUM");
        intake.take(record(sent, AT.plusSeconds(1)));
        paging.settle();
        assertThat(kept).isEqualTo(new PatientRow("p1", "5B", null, AT.plusSeconds(1)));
        assertThat(paging.paged("alert")).containsExactly("ada");
        assertThat(paging.messages("ada")).isEmpty();
    }

    @Test
    void anotherWardIsAnother() {
        paging.roster("5B", "ada", "bob");
        paging.roster("6E", "cara");
        intake.take(record("5B", AT));
        paging.raise("alert", "MEDIUM");
        intake.take(record("6E ", AT.plusSeconds(1)));
        paging.settle();
        assertThat(paging.paged("alert")).containsExactly("ada", "cara");
    }

    private static PatientRecord record(String unit, Instant at) {
        return PatientRecord.newBuilder()
                .setPatient("p1")
                .setAt(at)
                .setUnit(unit)
                .build();
    }

    private BoardRepository onePatient() {
        return (BoardRepository) Proxy.newProxyInstance(
                BoardRepository.class.getClassLoader(), new Class<?>[] {BoardRepository.class}, (self, asked, with) -> {
                    if (asked.getName().equals("patient")) {
                        return Optional.ofNullable(kept);
                    }
                    assertThat(asked.getName()).isEqualTo("putPatient");
                    kept = new PatientRow((String) with[0], (String) with[1], (String) with[2], (Instant) with[3]);
                    return null;
                });
    }

    private static <T> T unused(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, asked, with) -> {
            throw new UnsupportedOperationException(asked.getName());
        }));
    }
}
