// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outbox of pages. */
@JdbcRepository(dialect = Dialect.POSTGRES)
public interface PageTryRepository extends GenericRepository<PageTry, String> {
    /** Promises to send. */
    @Query("""
            insert into page_try (page_id, attempt, alert_id, kind, person, round, channel, provider, address, title, body,
                                  priority, state, created_at, changed_at, about, not_before)
            values (:pageId, :attempt, :alertId, :kind, :person, :round, :channel, :provider, :address, :title, :body,
                    :priority, 'QUEUED', :at, :at, :about, :notBefore)
            on conflict (page_id, attempt) do nothing
            """)
    long promise(
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
            @Nullable Instant notBefore);

    /** Promises to send; 0 where that was promised before. */
    default long promise(PageTry page) {
        return promise(
                page.pageId(),
                page.attempt(),
                page.alertId(),
                page.kind(),
                page.person(),
                page.round(),
                page.channel(),
                page.provider(),
                page.address(),
                page.title(),
                page.body(),
                page.priority(),
                page.createdAt(),
                page.about(),
                page.notBefore());
    }

    /**
     * Takes promises to keep. A sender that dies keeps its lease until it runs out; then another one sends the page
     * again, under the same deduplication key. A lease that ends later than one can is of a clock that was set back.
     */
    @Query(value = """
            update page_try set leased_until = now() + :leaseSeconds * interval '1 second', sends = sends + 1
            where (page_id, attempt) in (
                select page_id, attempt from page_try
                where state = 'QUEUED' and (leased_until is null or leased_until < now()
                        or leased_until > now() + 2 * :leaseSeconds * interval '1 second')
                    and (not_before is null or not_before <= :at)
                    and provider <> all(string_to_array(:busy, ','))
                order by (kind <> 'PAGE'), (priority <> 'HIGH'), created_at limit :count for update skip locked)
            returning *
            """, nativeQuery = true)
    List<PageTry> claim(int leaseSeconds, Instant at, String busy, int count);

    /** One try, kept from others until the transaction ends. */
    @Query("select * from page_try where page_id = :pageId and attempt = :attempt for update")
    Optional<PageTry> lock(String pageId, int attempt);

    /** One try. */
    @Query("select * from page_try where page_id = :pageId and attempt = :attempt")
    Optional<PageTry> find(String pageId, int attempt);

    /** A try by the carrier's own id. */
    @Query("select * from page_try where carrier_id = :carrierId")
    Optional<PageTry> withCarrierId(String carrierId);

    /** The tries for an alert, oldest first. */
    @Query("select * from page_try where alert_id = :alertId order by created_at, page_id, attempt")
    List<PageTry> of(String alertId);

    /** The tries for all alerts that are not closed and page, oldest first. */
    @Query("""
            select t.* from page_try t join alert a on a.id = t.alert_id
            where a.state <> 'CLOSED' and a.page order by t.created_at, t.page_id, t.attempt
            """)
    List<PageTry> ofAlive();

    /** Whether the person was ever paged for the alert, whatever became of it. */
    @Query("""
            select count(*) > 0 from page_try
            where alert_id = :alertId and person = :person and kind = 'PAGE'
            """)
    boolean paged(String alertId, String person);

    /** Remembers the carrier's own id of a try whose receipt was faster than the answer. */
    @Query("update page_try set carrier_id = :carrierId where page_id = :pageId and attempt = :attempt")
    void named(String pageId, int attempt, String carrierId);

    /** Writes down a new state. */
    @Query("""
            update page_try set state = :state, changed_at = :at, detail = :detail,
                                carrier_id = coalesce(:carrierId, carrier_id)
            where page_id = :pageId and attempt = :attempt
            """)
    void move(
            String pageId, int attempt, String state, Instant at, @Nullable String detail, @Nullable String carrierId);

    /** The pages of a test of a person whose ids begin so, in their order. */
    @Query("""
            select * from page_try where kind = 'TEST' and person = :person and starts_with(page_id, :prefix)
            order by page_id
            """)
    List<PageTry> tests(String person, String prefix);

    /** The test page with a code that the person was sent since then. */
    @Query("""
            select * from page_try where kind = 'TEST' and person = :person and created_at > :since
                and position(:code in body) > 0 order by created_at desc limit 1
            """)
    Optional<PageTry> test(String person, String code, Instant since);

    /** A human has answered a test page. */
    @Query("update page_try set detail = 'answered' where page_id = :pageId and state = 'DELIVERED'")
    void answered(String pageId);

    /** When a page, message or test last reached each person who was ever reached, as the carrier proves. */
    @Query("""
            select person, at from (
                select p.id as person,
                    (select max(t.changed_at) from page_try t where t.person = p.id and t.state = 'DELIVERED') as at
                from person p) proven
            where at is not null
            """)
    List<LastProven> lastProven();

    /** Each address at which something has ever arrived. */
    @Query("select distinct person, channel, address from page_try where state = 'DELIVERED'")
    List<ProvenAddress> provenAddresses();

    /** Taken by a carrier before that time, and no proof of arrival yet. */
    @Query("""
            select * from page_try where state = 'ACCEPTED' and changed_at <= :before
                and provider = any(string_to_array(:providers, ',')) order by changed_at limit 100
            """)
    List<PageTry> withoutReceiptSince(Instant before, String providers);

    /** How many pages were promised since then. */
    @Query("select count(*) from page_try where created_at > :since and attempt = 1 and kind = 'PAGE'")
    long pagesSince(Instant since);
}
