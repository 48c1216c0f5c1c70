// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.cytovigil.gateway.reception.Judgement;
import org.cytovigil.gateway.reception.Reception;
import org.cytovigil.gateway.reception.Source;
import org.cytovigil.gateway.web.BodyLimit;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Resource;

/** FHIR R4: creates observations and administrations, alone or in bundles. */
@Controller("/fhir")
@Consumes({FhirController.JSON, FhirController.XML, MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@Produces({FhirController.JSON, FhirController.XML, MediaType.APPLICATION_JSON, MediaType.APPLICATION_XML})
@ExecuteOn(TaskExecutors.BLOCKING)
class FhirController {
    static final String JSON = "application/fhir+json";
    static final String XML = "application/fhir+xml";

    private static final String RETRY_SECONDS = "5";

    private final FhirContext fhir;
    private final FhirReception resources;
    private final Bundles bundles;
    private final Reception reception;
    private final BodyLimit limit;
    private final Clock clock;

    FhirController(
            FhirContext fhir,
            FhirReception resources,
            Bundles bundles,
            Reception reception,
            BodyLimit limit,
            Clock clock) {
        this.fhir = fhir;
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

    @Post("/{type}")
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
        Resource resource;
        try {
            resource = (Resource) parser(contentType).parseResource(new String(body, StandardCharsets.UTF_8));
        } catch (DataFormatException | ClassCastException unreadable) {
            return malformed(request, contentType, body, "not a FHIR R4 resource");
        }
        if (!resource.fhirType().equals(type)) {
            return malformed(request, contentType, body, "a " + type + " is needed here");
        }
        return answer(
                request,
                resource instanceof Bundle bundle
                        ? bundles.settle(bundle, contentType, body)
                        : resources.settle(resources.read(resource), contentType, body));
    }

    private HttpResponse<String> malformed(HttpRequest<?> request, String contentType, byte[] body, String reason) {
        Judgement.Unusable judgement = Judgement.malformed(reason);
        boolean kept = reception
                .write(
                        Source.FHIR,
                        List.of(judgement),
                        List.of(reception.deadLetter(Source.FHIR, judgement, contentType, body)))
                .complete();
        Settled settled = new Settled(400, "", Outcome.error(IssueType.STRUCTURE, reason, ""));
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
