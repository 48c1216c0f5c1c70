// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/** The images a test runs on: the official ones, or what {@code -Dcontainers.image.NAME=} gives in their place. */
enum ContainerImages {
    KAFKA("apache/kafka:4.3.1"),
    REGISTRY("apicurio/apicurio-registry-mem:2.6.13.Final"),
    POSTGRES("postgres:17");

    private static final int PULL_MINUTES = 5;

    private final String official;

    ContainerImages(String official) {
        this.official = official;
    }

    DockerImageName image() {
        return DockerImageName.parse(
                        System.getProperty("containers.image." + name().toLowerCase(java.util.Locale.ROOT), official))
                .asCompatibleSubstituteFor(DockerImageName.parse(official));
    }

    /** Whether a machine without containers is a failure: set where they are expected. */
    static boolean required() {
        return Boolean.getBoolean("containers.required");
    }

    /** Why no test can run on these images here, if so; one try to get each that is missing. */
    static Optional<String> obstacle() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.of("no Docker engine is reachable");
        }
        return Arrays.stream(values())
                .flatMap(image -> image.missing().stream())
                .findFirst();
    }

    private Optional<String> missing() {
        DockerClient docker = DockerClientFactory.lazyClient();
        String name = image().asCanonicalNameString();
        try {
            docker.inspectImageCmd(name).exec();
            return Optional.empty();
        } catch (NotFoundException notHere) {
            return pull(docker, name) ? Optional.empty() : Optional.of("the image " + name + " cannot be pulled");
        }
    }

    private static boolean pull(DockerClient docker, String name) {
        try {
            return docker.pullImageCmd(name).start().awaitCompletion(PULL_MINUTES, TimeUnit.MINUTES);
        } catch (DockerException unreachable) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
