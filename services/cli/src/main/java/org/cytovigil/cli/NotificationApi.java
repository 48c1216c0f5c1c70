// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.cytovigil.lines.JsonFields;

/** The API of a running notification service, for an account that has signed in. */
record NotificationApi(HttpClient http, String root, String token) {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** @throws InputException where the service cannot be reached or refuses the account */
    static NotificationApi signIn(String host, int port, String user, String password)
            throws IOException, InterruptedException {
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        NotificationApi nobody = new NotificationApi(http, "http://" + host + ":" + port, "");
        String body = JsonFields.MAPPER
                .createObjectNode()
                .put("username", user)
                .put("password", password)
                .toString();
        String token = nobody.call("POST", "/login", body).path("access_token").asText();
        return new NotificationApi(http, nobody.root(), token);
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return call("GET", path, "");
    }

    JsonNode post(String path) throws IOException, InterruptedException {
        return call("POST", path, "{}");
    }

    /** Posts a file as it is; what it holds is told to the service by the path. */
    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return call("POST", path, body);
    }

    private JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer;
        try {
            answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (ConnectException away) {
            throw new InputException("no notification service answers at " + root);
        }
        if (answer.statusCode() >= 300) {
            throw new InputException("the notification service answered " + answer.statusCode() + ": "
                    + JsonFields.MAPPER.readTree(answer.body()).path("detail").asText("no reason given"));
        }
        return JsonFields.MAPPER.readTree(answer.body());
    }
}
