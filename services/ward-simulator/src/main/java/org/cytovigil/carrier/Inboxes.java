// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.carrier;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.cytovigil.carrier.Message.Outgoing;
import org.cytovigil.runtime.ScaledClock;
import org.jspecify.annotations.Nullable;

/** What apps on phones and rooms of chats show; it goes wrong as the faults say. */
@Singleton
final class Inboxes {
    private final Phones phones;
    private final Faults faults;
    private final Webhooks webhooks;
    private final ScaledClock clock;

    Inboxes(Phones phones, Faults faults, Webhooks webhooks, ScaledClock clock) {
        this.phones = phones;
        this.faults = faults;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /**
     * Something posted.
     *
     * @param to what follows the provider's name in the name of the device
     * @param page by which a repeat is known; null where the sender gave nothing
     */
    record Posted(
            String provider,
            String to,
            String body,
            @Nullable String page) {
        String device() {
            return provider + ":" + to;
        }
    }

    /** Takes it, as far as the faults let it; {@code answer} makes the provider's good answer with the id of the message. */
    CompletableFuture<HttpResponse<?>> take(Posted posted, Function<String, HttpResponse<?>> answer) {
        return take(posted, answer, () -> {});
    }

    /** The same; {@code shown} is done once the device shows it. */
    CompletableFuture<HttpResponse<?>> take(Posted posted, Function<String, HttpResponse<?>> answer, Runnable shown) {
        Fault fault = faults.of(posted.provider());
        if (fault.blackhole()) {
            return new CompletableFuture<>();
        }
        if (fault.status() != null) {
            return CompletableFuture.completedFuture(HttpResponse.status(HttpStatus.valueOf(fault.status())));
        }
        String id = UUID.randomUUID().toString();
        if (!faults.drops(posted.provider())) {
            webhooks.later(fault.delay(), () -> {
                show(posted, id);
                shown.run();
            });
        }
        return fault.timeoutAfterAccept()
                ? new CompletableFuture<>()
                : CompletableFuture.completedFuture(answer.apply(id));
    }

    private void show(Posted posted, String id) {
        String device = posted.device();
        boolean duplicate = posted.page() != null && phones.seenBefore(device, posted.page());
        Outgoing outgoing = new Outgoing(posted.provider(), posted.provider(), device, posted.body(), posted.page());
        phones.add(
                device,
                Message.out(id, clock.instant(), posted.provider().toUpperCase(Locale.ROOT), outgoing, duplicate));
    }
}
