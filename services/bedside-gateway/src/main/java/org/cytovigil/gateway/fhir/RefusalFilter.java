// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import ca.uhn.fhir.context.FhirContext;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cytovigil.gateway.web.Problem;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/** Says in the words of FHIR what was refused before a resource was looked at; and that resources are created and nothing else. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalFilter {
    private static final String ROOT = "/fhir";
    private static final Pattern BELOW_A_TYPE = Pattern.compile(ROOT + "/([A-Z][A-Za-z]*)/.+");
    private static final String OPTIONS = HttpMethod.OPTIONS.name();

    private final FhirContext fhir;
    private final Set<String> types;

    RefusalFilter(FhirContext fhir) {
        this.fhir = fhir;
        this.types = Set.copyOf(fhir.getResourceTypes());
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> options(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.OPTIONS && isBelowAType(request)
                ? HttpResponse.noContent().header(HttpHeaders.ALLOW, OPTIONS)
                : null;
    }

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        boolean ours = request.getPath().equals(ROOT) || request.getPath().startsWith(ROOT + "/");
        if (!ours || !(response.body() instanceof Problem problem)) {
            return;
        }
        OperationOutcome outcome = Outcome.error(type(problem.status()), problem.detail(), "");
        if (response.code() == HttpStatus.NOT_FOUND.getCode() && isBelowAType(request)) {
            response.status(HttpStatus.METHOD_NOT_ALLOWED).header(HttpHeaders.ALLOW, OPTIONS);
            outcome = Outcome.error(
                    IssueType.NOTSUPPORTED,
                    "resources are created by POST to " + ROOT + "/[type] or in a bundle, and neither read, searched,"
                            + " updated nor deleted here: send a correction as a resource of the same id and its status",
                    "");
        }
        boolean xml = request.getHeaders().accept().stream()
                .findFirst()
                .map(MediaType::getName)
                .filter(name -> name.contains("xml"))
                .isPresent();
        response.body(
                xml
                        ? fhir.newXmlParser().encodeResourceToString(outcome)
                        : fhir.newJsonParser().encodeResourceToString(outcome));
        response.contentType(MediaType.of(xml ? FhirController.XML : FhirController.JSON));
    }

    private boolean isBelowAType(HttpRequest<?> request) {
        Matcher path = BELOW_A_TYPE.matcher(request.getPath());
        return path.matches() && types.contains(path.group(1));
    }

    private static IssueType type(int status) {
        return switch (status) {
            case 401, 403 -> IssueType.FORBIDDEN;
            case 404 -> IssueType.NOTFOUND;
            case 413 -> IssueType.TOOLONG;
            case 503 -> IssueType.TRANSIENT;
            default -> IssueType.NOTSUPPORTED;
        };
    }
}
