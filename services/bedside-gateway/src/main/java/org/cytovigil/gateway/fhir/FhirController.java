// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import org.cytovigil.core.intake.Bounds;
import org.cytovigil.gateway.reception.Judgement;
import org.cytovigil.gateway.reception.Reception;
import org.cytovigil.gateway.reception.Source;
import org.cytovigil.gateway.web.BodyLimit;
import org.cytovigil.gateway.web.LargeBodies;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** FHIR R4: creates observations and administrations, alone or in bundles. */
@Controller("/fhir")
@Consumes({FhirController.JSON, FhirController.XML, MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@Produces({FhirController.JSON, FhirController.XML, MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@ExecuteOn(TaskExecutors.BLOCKING)
class FhirController {
    private static final Logger LOG = LoggerFactory.getLogger(FhirController.class);

    static final String JSON = "application/fhir+json";
    static final String XML = "application/fhir+xml";

    private static final String RETRY_SECONDS = "5";

    private final LargeBodies largeBodies;
    private final FhirContext fhir;
    private final FhirText texts;
    private final FhirReception resources;
    private final Bundles bundles;
    private final Reception reception;
    private final BodyLimit limit;
    private final Clock clock;

    FhirController(
            LargeBodies largeBodies,
            FhirContext fhir,
            FhirText texts,
            FhirReception resources,
            Bundles bundles,
            Reception reception,
            BodyLimit limit,
            Clock clock) {
        this.largeBodies = largeBodies;
        this.fhir = fhir;
        this.texts = texts;
        this.resources = resources;
        this.bundles = bundles;
        this.reception = reception;
        this.limit = limit;
        this.clock = clock;
    }

    @Get("/metadata")
    HttpResponse<String> metadata(HttpRequest<?> request) {
        return encode(request, HttpResponse.ok(), Capabilities.statement(clock.instant()));
    }

    @Post("/{type:[A-Z][A-Za-z]*}")
    HttpResponse<String> create(HttpRequest<byte[]> request, String type) {
        return receive(request, type);
    }

    @Post
    HttpResponse<String> bundle(HttpRequest<byte[]> request) {
        return receive(request, "Bundle");
    }

    private HttpResponse<String> receive(HttpRequest<byte[]> request, String type) {
        byte[] body = request.getBody().orElseGet(() -> new byte[0]);
        String contentType = request.getContentType().map(MediaType::getName).orElse(JSON);
        limit.check(Source.FHIR, contentType, body);
        if (!type.equals("Bundle") && body.length > Bounds.LARGEST_EVENT) {
            return refuse(request, 422, FhirReception.TOO_LARGE, contentType, body);
        }
        try {
            return largeBodies.work(body.length, () -> work(request, type, contentType, body));
        } catch (RuntimeException | StackOverflowError failed) {
            LOG.error(
                    "a resource could not be worked through: {}",
                    failed.getClass().getName());
            Judgement.Unusable internal = new Judgement.Unusable("INTERNAL", "not worked through");
            return refuse(request, 422, internal, contentType, body);
        }
    }

    private HttpResponse<String> work(HttpRequest<byte[]> request, String type, String contentType, byte[] body) {
        Resource resource;
        try {
            resource = texts.read(contentType, body);
        } catch (FhirText.UnreadableException unreadable) {
            Judgement.Unusable malformed = Judgement.malformed(String.valueOf(unreadable.getMessage()));
            return refuse(request, 400, malformed, contentType, body);
        }
        if (!resource.fhirType().equals(type)) {
            return refuse(
                    request, 400, Judgement.malformed("not a resource of the type in the path"), contentType, body);
        }
        return answer(
                request,
                resource instanceof Bundle bundle
                        ? bundles.settle(bundle, contentType, body)
                        : resources.settle(resource, contentType, body));
    }

    private HttpResponse<String> refuse(
            HttpRequest<?> request, int status, Judgement.Unusable judgement, String contentType, byte[] body) {
        boolean kept = reception.keep(Source.FHIR, judgement, contentType, body, body.length);
        Settled settled = new Settled(status, "", Outcome.error(IssueType.STRUCTURE, judgement.reason(), ""));
        return answer(request, kept ? settled : FhirReception.notDurable());
    }

    private HttpResponse<String> answer(HttpRequest<?> request, Settled settled) {
        MutableHttpResponse<?> response = HttpResponse.status(settled.status(), null);
        if (!settled.location().isEmpty()) {
            response.header(HttpHeaders.LOCATION, "/fhir/" + settled.location());
        }
        if (settled.status() == 503) {
            response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return encode(request, response, settled.body());
    }

    private HttpResponse<String> encode(HttpRequest<?> request, MutableHttpResponse<?> response, Resource body) {
        String type = answerType(request);
        return response.contentType(MediaType.of(type)).body(parser(type).encodeResourceToString(body));
    }

    /** As the sender asks, else as it sent. */
    private static String answerType(HttpRequest<?> request) {
        boolean xml = request.getHeaders().accept().stream()
                .findFirst()
                .filter(type -> !type.getName().equals("*/*"))
                .or(request::getContentType)
                .map(MediaType::getName)
                .filter(name -> name.contains("xml"))
                .isPresent();
        return xml ? XML : JSON;
    }

    private IParser parser(String contentType) {
        return contentType.contains("xml") ? fhir.newXmlParser() : fhir.newJsonParser();
    }
}
