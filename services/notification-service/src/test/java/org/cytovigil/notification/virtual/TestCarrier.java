// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.virtual;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.paging.delivery.DeliverySign;

/** A provider that takes each page and proves its arrival after a second, unless it is told otherwise. */
public final class TestCarrier implements PageChannel {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final String name;
    private final boolean receipts;
    private final HandClock clock;
    private final List<PageTry> handed = new ArrayList<>();
    private final List<Receipt> receiptsDue = new ArrayList<>();
    private Function<PageTry, SendResult> answer = this::take;
    private boolean proves = true;

    TestCarrier(String name, boolean receipts, HandClock clock) {
        this.name = name;
        this.receipts = receipts;
        this.clock = clock;
    }

    /** What it will report, and when by the nanoseconds of the machine. */
    record Receipt(PageTry page, DeliverySign sign, long due) {}

    /** It works. */
    public void works() {
        answer = this::take;
        proves = true;
    }

    /** It takes pages and never says that one arrived. */
    public void provesNothing() {
        answer = this::take;
        proves = false;
    }

    /** It refuses each page. */
    public void refuses(String reason) {
        answer = page -> new SendResult.Refused(reason);
    }

    /** It answers nothing: each call ends when the time for it is over, and nobody knows what became of the page. */
    public void fallsSilent(Duration timeOut) {
        answer = page -> {
            clock.pass(timeOut);
            return new SendResult.Refused("no answer in " + timeOut.toMillis() + " ms");
        };
    }

    /** What it does with each page. */
    public void answers(Function<PageTry, SendResult> with) {
        answer = with;
    }

    /** All that was ever handed to it, refused or not, oldest first. */
    public List<PageTry> handed() {
        return List.copyOf(handed);
    }

    /** As for a page that it takes. */
    public SendResult take(PageTry page) {
        if (receipts && proves) {
            receiptsDue.add(new Receipt(page, DeliverySign.RECEIPT_DELIVERED, clock.nanos() + SECOND.toNanos()));
        }
        return new SendResult.Taken(name + "-" + handed.size());
    }

    List<Receipt> receiptsDue() {
        List<Receipt> due = receiptsDue.stream()
                .filter(receipt -> receipt.due() <= clock.nanos())
                .toList();
        receiptsDue.removeAll(due);
        return due;
    }

    @Override
    public String provider() {
        return name;
    }

    @Override
    public boolean sendsReceipts() {
        return receipts;
    }

    @Override
    public SendResult send(PageTry page) {
        handed.add(page);
        return answer.apply(page);
    }
}
