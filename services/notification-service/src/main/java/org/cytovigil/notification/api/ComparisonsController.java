// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.security.Principal;
import org.cytovigil.notification.comparison.Comparisons;
import org.cytovigil.notification.http.RequestJson;
import org.cytovigil.notification.security.Role;
import org.jspecify.annotations.Nullable;

/** Comparisons of rules, as {@code compare --publish} sends them. */
@Controller("/api/comparisons")
@Secured(Role.ADMIN)
@ExecuteOn(TaskExecutors.BLOCKING)
class ComparisonsController {
    private final Comparisons comparisons;

    ComparisonsController(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    @Get
    Items<ComparisonView> newest() {
        return Items.of(comparisons.newestFirst(), ComparisonView::of);
    }

    @Post
    HttpResponse<ComparisonView> add(@Body @Nullable String body, Principal account) {
        return HttpResponse.created(ComparisonView.of(comparisons.add(RequestJson.of(body), account.getName())));
    }
}
