// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.virtual;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.cytovigil.notification.ledger.Alert;
import org.cytovigil.notification.ledger.AlertRepository;
import org.cytovigil.notification.ledger.AlertState;
import org.jspecify.annotations.Nullable;

/** The alerts in memory. */
final class MemoryAlerts implements AlertRepository {
    private final Map<String, Alert> rows = new LinkedHashMap<>();
    private final MemoryTries tries;
    private final Outage outage;

    MemoryAlerts(MemoryTries tries, Outage outage) {
        this.tries = tries;
        this.outage = outage;
    }

    @Override
    public Optional<Alert> find(String id) {
        outage.check();
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public Optional<Alert> lock(String id) {
        return find(id);
    }

    @Override
    public Optional<Alert> meant(String code, String person) {
        Comparator<Alert> order = Comparator.comparing((Alert alert) -> !tries.paged(alert.id(), person))
                .thenComparing(alert -> alert.state() == AlertState.CLOSED)
                .thenComparing(Comparator.comparing(Alert::rowOrder).reversed());
        return all(alert -> alert.code().equals(code)).stream().min(order);
    }

    @Override
    public Optional<Alert> withCode(String code) {
        return meant(code, "");
    }

    @Override
    public List<String> codesOf(String person) {
        return all(alert -> alive(alert) && tries.paged(alert.id(), person)).stream()
                .map(Alert::code)
                .distinct()
                .toList();
    }

    @Override
    public boolean codeTaken(String code, String id, Instant since) {
        return !all(alert -> alert.code().equals(code)
                        && !alert.id().equals(id)
                        && (alive(alert) || closedAfter(alert, since)))
                .isEmpty();
    }

    private static boolean closedAfter(Alert alert, Instant since) {
        return alert.closedAt() != null && alert.closedAt().isAfter(since);
    }

    @Override
    public List<Alert> lockAlive(String patient) {
        return all(alert -> alive(alert) && alert.patient().equals(patient));
    }

    @Override
    public List<Alert> waiting(boolean high) {
        outage.check(high ? Outage.HIGH_ALERTS : Outage.OTHER_ALERTS);
        return all(alert -> alert.state() == AlertState.OPEN
                && alert.page()
                && alert.priority().equals("HIGH") == high);
    }

    @Override
    public List<Alert> alive() {
        return all(MemoryAlerts::alive);
    }

    @Override
    public List<Alert> list(String state, String unit, String patient, long before, int count) {
        throw new UnsupportedOperationException();
    }

    private static boolean alive(Alert alert) {
        return alert.state() != AlertState.CLOSED;
    }

    private List<Alert> all(Predicate<Alert> which) {
        outage.check();
        return rows.values().stream().filter(which).toList();
    }

    @Override
    public long insert(
            String id,
            String code,
            String patient,
            @Nullable String unit,
            String state,
            String priority,
            boolean page,
            String cause,
            @Nullable String gradingSystem,
            @Nullable Integer grade,
            @Nullable Integer previous,
            Instant at,
            Instant raisedAt,
            String summary) {
        outage.check();
        Alert alert = new Alert(
                id,
                code,
                patient,
                unit,
                AlertState.valueOf(state),
                priority,
                page,
                cause,
                gradingSystem,
                grade,
                previous,
                at,
                raisedAt,
                summary,
                null,
                null,
                null,
                null,
                rows.size() + 1);
        return rows.putIfAbsent(id, alert) == null ? 1 : 0;
    }

    @Override
    public void move(String id, String unit) {
        Alert old = row(id);
        put(old, new Standing(old.code(), unit, old.state(), old.acknowledgedBy(), old.acknowledgedFor()), old);
    }

    @Override
    public void acknowledge(String id, String by, @Nullable String onBehalf, Instant at) {
        Alert old = row(id);
        put(old, new Standing(old.code(), old.unit(), AlertState.ACKNOWLEDGED, by, onBehalf), at, null);
    }

    @Override
    public void giveBack(String id) {
        Alert old = row(id);
        put(old, new Standing(old.code(), old.unit(), AlertState.OPEN, null, null), null, null);
    }

    @Override
    public void close(String id, Instant at) {
        Alert old = row(id);
        Standing closed =
                new Standing(old.code(), old.unit(), AlertState.CLOSED, old.acknowledgedBy(), old.acknowledgedFor());
        put(old, closed, old.acknowledgedAt(), at);
    }

    @Override
    public void pageFromNow(String id, String priority) {
        Alert old = row(id);
        rows.put(
                id,
                new Alert(
                        old.id(),
                        old.code(),
                        old.patient(),
                        old.unit(),
                        old.state(),
                        priority,
                        true,
                        old.cause(),
                        old.gradingSystem(),
                        old.grade(),
                        old.previous(),
                        old.at(),
                        old.raisedAt(),
                        old.summary(),
                        old.acknowledgedBy(),
                        old.acknowledgedAt(),
                        old.closedAt(),
                        old.acknowledgedFor(),
                        old.rowOrder()));
    }

    @Override
    public void reopen(String id, String code) {
        Alert old = row(id);
        put(old, new Standing(code, old.unit(), AlertState.OPEN, null, null), null, null);
    }

    private Alert row(String id) {
        return find(id).orElseThrow();
    }

    private record Standing(
            String code,
            @Nullable String unit,
            AlertState state,
            @Nullable String by,
            @Nullable String onBehalf) {}

    private void put(Alert old, Standing now, Alert times) {
        put(old, now, times.acknowledgedAt(), times.closedAt());
    }

    private void put(Alert old, Standing now, @Nullable Instant acknowledgedAt, @Nullable Instant closedAt) {
        rows.put(
                old.id(),
                new Alert(
                        old.id(),
                        now.code(),
                        old.patient(),
                        now.unit(),
                        now.state(),
                        old.priority(),
                        old.page(),
                        old.cause(),
                        old.gradingSystem(),
                        old.grade(),
                        old.previous(),
                        old.at(),
                        old.raisedAt(),
                        old.summary(),
                        now.by(),
                        acknowledgedAt,
                        closedAt,
                        now.onBehalf(),
                        old.rowOrder()));
    }
}
