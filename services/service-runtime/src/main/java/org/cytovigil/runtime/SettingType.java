// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** What the text of a setting must look like. */
public enum SettingType {
    TEXT("any text") {
        @Override
        void parse(String text) {}
    },
    WHOLE("a whole number from 0") {
        @Override
        void parse(String text) {
            require(Long.parseLong(text) >= 0);
        }
    },
    HASH_COST("a whole number from 4 to 16") {
        @Override
        void parse(String text) {
            int cost = Integer.parseInt(text);
            require(cost >= 4 && cost <= 16);
        }
    },
    NUMBER("a number") {
        @Override
        void parse(String text) {
            require(Double.isFinite(Double.parseDouble(text)));
        }
    },
    PORT("a port from 0 (a free one) to 65535") {
        @Override
        void parse(String text) {
            int port = Integer.parseInt(text);
            require(port >= 0 && port <= 65535);
        }
    },
    FLAG("true or false") {
        @Override
        void parse(String text) {
            require(text.equals("true") || text.equals("false"));
        }
    },
    DURATION("an ISO 8601 duration such as PT30S") {
        @Override
        void parse(String text) {
            require(!Duration.parse(text).isNegative());
        }
    },
    INSTANT("an RFC 3339 time such as 2026-01-03T08:00:00Z") {
        @Override
        void parse(String text) {
            instant(text);
        }
    },
    URL("an absolute http, https or jdbc URL") {
        @Override
        void parse(String text) {
            require(URI.create(text).isAbsolute());
        }
    },
    AUTH("none, token or mtls") {
        @Override
        void parse(String text) {
            require(text.equals("none") || text.equals("token") || text.equals("mtls"));
        }
    },
    MAIL_TLS("starttls, tls or none") {
        @Override
        void parse(String text) {
            require(text.equals("starttls") || text.equals("tls") || text.equals("none"));
        }
    },
    PATIENT_KEY("plain or hmac") {
        @Override
        void parse(String text) {
            require(text.equals("plain") || text.equals("hmac"));
        }
    };

    private final String expectation;

    SettingType(String expectation) {
        this.expectation = expectation;
    }

    /** Throws any runtime exception where the text does not fit. */
    abstract void parse(String text);

    /** What is expected, where the text does not fit. */
    Optional<String> complaint(String text) {
        try {
            parse(text);
            return Optional.empty();
        } catch (RuntimeException unfit) {
            return Optional.of(expectation);
        }
    }

    /** What the text must look like, for the documentation. */
    public String expectation() {
        return expectation;
    }

    static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException();
        }
    }
}
