// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.virtual;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cytovigil.notification.ledger.LastProven;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.notification.ledger.PageTryRepository;
import org.cytovigil.notification.ledger.ProvenAddress;
import org.cytovigil.paging.delivery.DeliveryState;
import org.jspecify.annotations.Nullable;

/** The outbox of pages in memory; leases go by the clock on the wall, as those of a database do. */
final class MemoryTries implements PageTryRepository {
    private final Map<String, PageTry> rows = new LinkedHashMap<>();
    private final Clock clock;
    private final Outage outage;

    MemoryTries(Clock clock, Outage outage) {
        this.clock = clock;
        this.outage = outage;
    }

    private static String key(String pageId, int attempt) {
        return pageId + " " + attempt;
    }

    List<PageTry> all(Predicate<PageTry> which) {
        outage.check();
        return rows.values().stream().filter(which).toList();
    }

    @Override
    public long promise(
            String pageId,
            int attempt,
            @Nullable String alertId,
            String kind,
            String person,
            int round,
            String channel,
            String provider,
            String address,
            String title,
            String body,
            String priority,
            Instant at,
            @Nullable String about,
            @Nullable Instant notBefore) {
        outage.check();
        PageTry page = new PageTry(
                pageId,
                attempt,
                alertId,
                kind,
                person,
                round,
                channel,
                provider,
                address,
                title,
                body,
                priority,
                DeliveryState.QUEUED,
                at,
                at,
                0,
                null,
                null,
                null,
                about,
                notBefore);
        return rows.putIfAbsent(key(pageId, attempt), page) == null ? 1 : 0;
    }

    @Override
    public List<PageTry> claim(int leaseSeconds, Instant at, String busy, int count) {
        Instant now = clock.instant();
        Duration lease = Duration.ofSeconds(leaseSeconds);
        Comparator<PageTry> order = Comparator.comparing((PageTry page) -> !page.isPage())
                .thenComparing(page -> !page.isUrgent())
                .thenComparing(PageTry::createdAt);
        List<PageTry> free = all(page -> page.state() == DeliveryState.QUEUED
                        && free(page.leasedUntil(), now, lease)
                        && (page.notBefore() == null || !page.notBefore().isAfter(at))
                        && !Arrays.asList(busy.split(",", -1)).contains(page.provider()))
                .stream()
                .sorted(order)
                .limit(count)
                .toList();
        List<PageTry> claimed = new ArrayList<>();
        for (PageTry page : free) {
            claimed.add(put(page, page.state(), page.changedAt(), page.carrierId(), page.detail(), now.plus(lease)));
        }
        return claimed;
    }

    private static boolean free(@Nullable Instant leasedUntil, Instant now, Duration lease) {
        return leasedUntil == null || leasedUntil.isBefore(now) || leasedUntil.isAfter(now.plus(lease.multipliedBy(2)));
    }

    /** For a test that lets a lease end when it likes. */
    void leaseEnds(String pageId, Instant at) {
        PageTry old = find(pageId, 1).orElseThrow();
        rows.put(
                key(pageId, 1),
                new PageTry(
                        old.pageId(),
                        old.attempt(),
                        old.alertId(),
                        old.kind(),
                        old.person(),
                        old.round(),
                        old.channel(),
                        old.provider(),
                        old.address(),
                        old.title(),
                        old.body(),
                        old.priority(),
                        old.state(),
                        old.createdAt(),
                        old.changedAt(),
                        old.sends(),
                        at,
                        old.carrierId(),
                        old.detail(),
                        old.about(),
                        old.notBefore()));
    }

    private PageTry put(
            PageTry old,
            DeliveryState state,
            Instant at,
            @Nullable String carrierId,
            @Nullable String detail,
            @Nullable Instant leasedUntil) {
        boolean handed = leasedUntil != null && !leasedUntil.equals(old.leasedUntil());
        PageTry page = new PageTry(
                old.pageId(),
                old.attempt(),
                old.alertId(),
                old.kind(),
                old.person(),
                old.round(),
                old.channel(),
                old.provider(),
                old.address(),
                old.title(),
                old.body(),
                old.priority(),
                state,
                old.createdAt(),
                at,
                old.sends() + (handed ? 1 : 0),
                leasedUntil,
                carrierId,
                detail,
                old.about(),
                old.notBefore());
        rows.put(key(old.pageId(), old.attempt()), page);
        return page;
    }

    @Override
    public Optional<PageTry> lock(String pageId, int attempt) {
        return find(pageId, attempt);
    }

    @Override
    public Optional<PageTry> find(String pageId, int attempt) {
        outage.check();
        return Optional.ofNullable(rows.get(key(pageId, attempt)));
    }

    @Override
    public Optional<PageTry> withCarrierId(String carrierId) {
        return all(page -> carrierId.equals(page.carrierId())).stream().findFirst();
    }

    @Override
    public List<PageTry> ofAlive() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<PageTry> of(String alertId) {
        return all(page -> alertId.equals(page.alertId())).stream()
                .sorted(Comparator.comparing(PageTry::createdAt)
                        .thenComparing(PageTry::pageId)
                        .thenComparing(PageTry::attempt))
                .toList();
    }

    @Override
    public boolean paged(String alertId, String person) {
        return of(alertId).stream()
                .anyMatch(page -> page.isPage() && page.person().equals(person));
    }

    @Override
    public void named(String pageId, int attempt, String carrierId) {
        PageTry old = find(pageId, attempt).orElseThrow();
        var unused = put(old, old.state(), old.changedAt(), carrierId, old.detail(), old.leasedUntil());
    }

    @Override
    public void move(
            String pageId, int attempt, String state, Instant at, @Nullable String detail, @Nullable String carrierId) {
        PageTry old = find(pageId, attempt).orElseThrow();
        String id = carrierId == null ? old.carrierId() : carrierId;
        var unused = put(old, DeliveryState.valueOf(state), at, id, detail, old.leasedUntil());
    }

    @Override
    public List<PageTry> tests(String person, String prefix) {
        return all(page -> page.kind().equals(PageTry.TEST)
                && page.person().equals(person)
                && page.pageId().startsWith(prefix));
    }

    @Override
    public Optional<PageTry> test(String person, String code, Instant since) {
        return all(page -> page.kind().equals(PageTry.TEST)
                        && page.person().equals(person)
                        && page.createdAt().isAfter(since)
                        && page.body().contains(code))
                .stream()
                .max(Comparator.comparing(PageTry::createdAt));
    }

    @Override
    public void answered(String pageId) {
        for (PageTry page : all(page -> page.pageId().equals(pageId) && page.state() == DeliveryState.DELIVERED)) {
            var unused = put(page, page.state(), page.changedAt(), page.carrierId(), "answered", page.leasedUntil());
        }
    }

    @Override
    public List<LastProven> lastProven() {
        return all(page -> page.state() == DeliveryState.DELIVERED).stream()
                .collect(Collectors.toMap(PageTry::person, PageTry::changedAt, (a, b) -> a.isAfter(b) ? a : b))
                .entrySet()
                .stream()
                .map(proven -> new LastProven(proven.getKey(), proven.getValue()))
                .toList();
    }

    @Override
    public List<ProvenAddress> provenAddresses() {
        return all(page -> page.state() == DeliveryState.DELIVERED).stream()
                .map(page -> new ProvenAddress(page.person(), page.channel(), page.address()))
                .distinct()
                .toList();
    }

    @Override
    public List<PageTry> withoutReceiptSince(Instant before, String providers) {
        outage.check(Outage.RECEIPTS);
        return all(page -> page.state() == DeliveryState.ACCEPTED
                && !page.changedAt().isAfter(before)
                && Arrays.asList(providers.split(",", -1)).contains(page.provider()));
    }

    @Override
    public long pagesSince(Instant since) {
        return all(page ->
                        page.isPage() && page.attempt() == 1 && page.createdAt().isAfter(since))
                .size();
    }
}
