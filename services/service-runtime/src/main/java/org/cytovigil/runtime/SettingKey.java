// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import static org.cytovigil.runtime.Service.ALL;
import static org.cytovigil.runtime.Service.AUDITOR;
import static org.cytovigil.runtime.Service.CARRIER;
import static org.cytovigil.runtime.Service.GATEWAY;
import static org.cytovigil.runtime.Service.GRADER;
import static org.cytovigil.runtime.Service.NOTIFICATION;
import static org.cytovigil.runtime.Service.PLATFORM;
import static org.cytovigil.runtime.SettingType.AUTH;
import static org.cytovigil.runtime.SettingType.DURATION;
import static org.cytovigil.runtime.SettingType.FLAG;
import static org.cytovigil.runtime.SettingType.INSTANT;
import static org.cytovigil.runtime.SettingType.NUMBER;
import static org.cytovigil.runtime.SettingType.PATIENT_KEY;
import static org.cytovigil.runtime.SettingType.PORT;
import static org.cytovigil.runtime.SettingType.TEXT;
import static org.cytovigil.runtime.SettingType.URL;
import static org.cytovigil.runtime.SettingType.WHOLE;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every setting there is. Beside these, all other keys below {@value #GRADING_PREFIX} are handed to the grading core, which
 * knows and checks them itself.
 */
public enum SettingKey {
    CLOCK_START("clock.start", INSTANT, null, "What the clock showed at clock.origin; absent: real time.", ALL),
    CLOCK_ORIGIN("clock.origin", INSTANT, null, "The real instant at which the clock showed clock.start.", ALL),
    CLOCK_SPEED("clock.speed", NUMBER, "1", "How many times as fast as real time the clock goes.", ALL),

    RESTARTS_FILE(
            "restarts.file",
            TEXT,
            "",
            "Where the parent of all parts tells which it started again; set by up.",
            NOTIFICATION),

    DATA_DIR("data.dir", TEXT, "data", "Where the embedded platform keeps all state.", PLATFORM),

    KAFKA_BOOTSTRAP("kafka.bootstrap.servers", TEXT, "127.0.0.1:9092", "Brokers, host:port, comma separated.", ALL),
    KAFKA_PORT("kafka.port", PORT, "9092", "Port of the embedded broker.", PLATFORM),
    KAFKA_PASSWORD(
            "kafka.password",
            TEXT,
            "",
            true,
            "Password of the embedded broker for the user cytovigil, locks the registry too; empty: both are open.",
            PLATFORM),
    KAFKA_SERIALIZER(
            "kafka.serializer",
            TEXT,
            "io.apicurio.registry.serde.avro.AvroKafkaSerializer",
            "Class that writes Avro values; Confluent's is io.confluent.kafka.serializers.KafkaAvroSerializer.",
            ALL),
    KAFKA_DESERIALIZER(
            "kafka.deserializer",
            TEXT,
            "io.apicurio.registry.serde.avro.AvroKafkaDeserializer",
            "Class that reads Avro values.",
            ALL),
    KAFKA_REPLICATION("kafka.replication", WHOLE, "1", "Replicas of each topic; 3 on a cluster.", PLATFORM, GRADER),
    KAFKA_MIN_ISR(
            "kafka.min.insync.replicas",
            WHOLE,
            "1",
            "In-sync replicas an acks=all write needs; 2 of 3.",
            PLATFORM,
            GRADER),
    KAFKA_PARTITIONS_MAX(
            "kafka.partitions.max", WHOLE, null, "Caps the catalogue's partitions; for one small machine.", ALL),
    KAFKA_DELIVERY_TIMEOUT(
            "kafka.delivery.timeout", DURATION, "PT10S", "How long a write may take before it has failed.", ALL),
    KAFKA_SECURITY_FILE(
            "kafka.properties.file",
            TEXT,
            null,
            "A properties file for every Kafka client, for TLS and SASL (security.protocol, sasl.*, ssl.*).",
            ALL),

    REGISTRY_PORT("registry.port", PORT, "8085", "Port of the embedded schema registry.", PLATFORM),
    REGISTRY_URL("schema.registry.url", URL, "http://127.0.0.1:8085", "Schema registry, without a path.", ALL),
    REGISTRY_APICURIO_PATH(
            "schema.registry.apicurio.path",
            TEXT,
            "/apis/registry/v2",
            "Where Apicurio's serializer finds its API.",
            ALL),
    REGISTRY_CONFLUENT_PATH(
            "schema.registry.confluent.path",
            TEXT,
            "/apis/ccompat/v7",
            "Where Confluent's API is; empty for Confluent's own registry.",
            ALL),

    REGISTRY_AUTHORIZATION(
            "schema.registry.authorization",
            TEXT,
            null,
            true,
            "Header Authorization of each request to the registry, such as Bearer TOKEN or Basic BASE64.",
            ALL),

    POSTGRES_PORT("postgres.port", PORT, "54329", "Port of the embedded Postgres.", PLATFORM),
    POSTGRES_URL(
            "postgres.url",
            URL,
            "jdbc:postgresql://127.0.0.1:54329/cytovigil",
            "Where the ledger lives.",
            NOTIFICATION,
            AUDITOR),
    POSTGRES_USER("postgres.user", TEXT, "cytovigil", "Database user.", NOTIFICATION, AUDITOR),
    POSTGRES_PASSWORD("postgres.password", TEXT, "cytovigil", true, "Database password.", NOTIFICATION, AUDITOR),

    GATEWAY_PORT("gateway.port", PORT, "8081", "HTTP: /events and /fhir.", GATEWAY),
    GATEWAY_HOST(
            "gateway.host",
            TEXT,
            "127.0.0.1",
            "Where the gateway is reached, to replay dead-letter records.",
            NOTIFICATION),
    GATEWAY_BIND("gateway.bind", TEXT, "127.0.0.1", "Address of the gateway's HTTP port.", GATEWAY),
    GATEWAY_AUTH("gateway.auth", AUTH, "none", "How senders prove themselves; none only on loopback.", GATEWAY),
    GATEWAY_TOKEN("gateway.token", TEXT, null, true, "The bearer token where gateway.auth is token.", GATEWAY),
    GATEWAY_KEYSTORE(
            "gateway.keystore",
            TEXT,
            null,
            "PKCS12 file with our key and certificate, where gateway.auth is mtls.",
            GATEWAY),
    GATEWAY_KEYSTORE_PASSWORD("gateway.keystore.password", TEXT, null, true, "Password of gateway.keystore.", GATEWAY),
    GATEWAY_TRUSTSTORE(
            "gateway.truststore",
            TEXT,
            null,
            "PKCS12 file with the authorities of the senders' certificates.",
            GATEWAY),
    GATEWAY_TRUSTSTORE_PASSWORD(
            "gateway.truststore.password", TEXT, null, true, "Password of gateway.truststore.", GATEWAY),
    GATEWAY_MAX_BODY("gateway.max.body.bytes", WHOLE, "10485760", "Longest request body or MLLP frame.", GATEWAY),
    MLLP_PORT("mllp.port", PORT, "2575", "HL7 v2 over MLLP.", GATEWAY),
    MLLPS_PORT("mllps.port", PORT, "2576", "HL7 v2 over MLLP with TLS.", GATEWAY),
    MLLP_BIND("mllp.bind", TEXT, "127.0.0.1", "Address of MLLP; beyond loopback it needs TLS or mllp.allow.", GATEWAY),
    MLLP_ALLOW(
            "mllp.allow",
            TEXT,
            "",
            "Addresses and networks (10.1.0.0/16), comma separated, that may connect without TLS beside this machine.",
            GATEWAY),
    MLLP_CONNECTIONS("mllp.connections.max", WHOLE, "256", "Most MLLP connections at a time.", GATEWAY),
    MLLP_IDLE("mllp.idle.timeout", DURATION, "PT10M", "A connection that is silent for so long is closed.", GATEWAY),
    MLLPS_KEYSTORE(
            "mllps.keystore", TEXT, null, "PKCS12 file with our key and certificate; opens mllps.port.", GATEWAY),
    MLLPS_KEYSTORE_PASSWORD("mllps.keystore.password", TEXT, null, true, "Password of mllps.keystore.", GATEWAY),
    MLLPS_TRUSTSTORE(
            "mllps.truststore", TEXT, null, "PKCS12 file with the authorities of the senders' certificates.", GATEWAY),
    MLLPS_TRUSTSTORE_PASSWORD("mllps.truststore.password", TEXT, null, true, "Password of mllps.truststore.", GATEWAY),
    MLLP_ZONE("mllp.zone", TEXT, "Z", "Offset or zone of HL7 times that carry none.", GATEWAY),
    INGEST_CODES(
            "ingest.codes",
            TEXT,
            "",
            "Codes of the site: rows SYSTEM CODE = MEANING (docs/reference/events.md#codes).",
            GATEWAY),
    PATIENT_KEYS("ingest.patient-key", PATIENT_KEY, "plain", "Patient keys as sent, or keyed pseudonyms.", GATEWAY),
    PATIENT_KEY_SECRET(
            "ingest.patient-key.secret", TEXT, null, true, "Key of the pseudonyms, at least 32 characters.", GATEWAY),

    GRADER_PORT("grader.port", PORT, "8082", "Health, metrics, current grades.", GRADER),
    GRADER_BIND("grader.bind", TEXT, "127.0.0.1", "Address of the grader's port.", GRADER),
    GRADER_ADVERTISED(
            "grader.advertised",
            TEXT,
            null,
            "Host by which other graders reach this one; absent: the bound address.",
            GRADER),
    STREAMS_APPLICATION_ID("streams.application.id", TEXT, "cytovigil-grader", "Streams application id.", GRADER),
    STREAMS_STATE_DIR("streams.state.dir", TEXT, "data/streams", "Where the stores are on disk.", GRADER),
    STREAMS_THREADS("streams.threads", WHOLE, "2", "Stream threads of one process.", GRADER),
    STREAMS_STANDBY("streams.standby.replicas", WHOLE, "0", "Standby stores; 1 where two graders run.", GRADER),
    STREAMS_GROUP_PROTOCOL(
            "streams.group.protocol", TEXT, "classic", "Rebalance protocol: classic, or streams (KIP-1071).", GRADER),
    STREAMS_INSTANCE_ID(
            "streams.instance.id",
            TEXT,
            null,
            "Static membership: a name that this process keeps over restarts; classic only.",
            GRADER),
    STREAMS_LIVE_PATIENTS(
            "streams.live.patients", WHOLE, "1000", "Patients of one partition kept ready in memory.", GRADER),
    STREAMS_LATE_AT_ONCE(
            "streams.late.at.once",
            WHOLE,
            "20",
            "Late facts of one patient judged one by one within a second; more are judged together, 0.1 s later.",
            GRADER),
    STREAMS_COMMIT("streams.commit.interval", DURATION, "PT0.05S", "How often results become visible.", GRADER),

    NOTIFICATION_PORT("notification.port", PORT, "8080", "Console and API.", NOTIFICATION),
    NOTIFICATION_BIND("notification.bind", TEXT, "127.0.0.1", "Address of the console and API.", NOTIFICATION),
    NOTIFICATION_PUBLIC_URL(
            "notification.public.url", URL, null, "Where carriers reach us; absent: the bound address.", NOTIFICATION),
    CONSOLE_URL(
            "console.url",
            URL,
            null,
            "Where people open the console; pages then carry the way to their alert. https beyond loopback.",
            NOTIFICATION),
    NOTIFICATION_TICK(
            "notification.tick", DURATION, "PT0.2S", "How often escalation looks at the clock.", NOTIFICATION),
    NOTIFICATION_TIMEOUT(
            "notification.carrier.timeout", DURATION, "PT5S", "How long a carrier may take to answer.", NOTIFICATION),
    NOTIFICATION_GROUP("notification.group.id", TEXT, "cytovigil-notification", "Consumer group.", NOTIFICATION),
    NOTIFICATION_SPOOL(
            "notification.spool.dir",
            TEXT,
            "data/texts",
            "Where texts from people are kept while the database cannot be reached.",
            NOTIFICATION),
    NOTIFICATION_RETENTION(
            "notification.retention.days",
            WHOLE,
            "400",
            "How long closed alerts, grades and patients nobody hears of are kept.",
            NOTIFICATION),
    NOTIFICATION_RETENTION_SERIES(
            "notification.retention.series.days",
            WHOLE,
            "14",
            "How long the data that the board draws are kept.",
            NOTIFICATION),
    NOTIFICATION_RETENTION_TEXTS(
            "notification.retention.texts.days",
            WHOLE,
            "30",
            "How long texts from people, and records that Kafka refused, are kept.",
            NOTIFICATION),
    NOTIFICATION_SHIFT_TEST(
            "notification.shift-test.after",
            DURATION,
            null,
            "How old a proof may be before who takes over is sent a test page; PT0S at each hand-over, absent: none.",
            NOTIFICATION),
    CANARY_INTERVAL(
            "canary.interval",
            DURATION,
            null,
            "How often a canary goes the whole way from an event to a receipt, for example PT1M; absent: never.",
            NOTIFICATION),
    CANARY_PROVIDER(
            "canary.provider",
            TEXT,
            null,
            "The provider that takes the canary's page, for example sms-a; absent: the canary ends at its alert.",
            NOTIFICATION),
    CANARY_ADDRESS("canary.address", TEXT, null, "A test number of that provider, which is nobody's.", NOTIFICATION),
    CANARY_URL(
            "canary.url",
            URL,
            null,
            "Called after each canary that came through; whoever is there alarms when it is not called.",
            NOTIFICATION),
    NOTIFICATION_DEFAULTS(
            "notification.defaults",
            FLAG,
            "false",
            "On a fresh database, a default roster of two people and a policy for any unit.",
            NOTIFICATION),
    ADMIN_PASSWORD(
            "admin.password",
            TEXT,
            null,
            true,
            "Password of the first account, admin; absent: made up and printed once.",
            NOTIFICATION),
    CONSOLE_SECRET(
            "console.secret",
            TEXT,
            null,
            true,
            "Signs tokens and sessions; absent: made up and kept in the database.",
            NOTIFICATION),
    CONSOLE_TOKEN_LIFE("console.token.life", DURATION, "PT8H", "How long a sign-in lasts.", NOTIFICATION),
    METRICS_TOKEN("metrics.token", TEXT, null, true, "Bearer token for /health and /prometheus off loopback.", ALL),

    SMS_A_URL("carrier.sms-a.url", URL, null, "Base URL of the first SMS provider.", NOTIFICATION),
    SMS_A_ACCOUNT("carrier.sms-a.account", TEXT, "ACsmsa", "Its account.", NOTIFICATION),
    SMS_A_TOKEN("carrier.sms-a.token", TEXT, null, true, "Its token; also signs its hooks.", NOTIFICATION),
    SMS_A_FROM("carrier.sms-a.from", TEXT, "+15550001", "Our number there.", NOTIFICATION),
    SMS_B_URL("carrier.sms-b.url", URL, null, "Base URL of the second SMS provider.", NOTIFICATION),
    SMS_B_ACCOUNT("carrier.sms-b.account", TEXT, "ACsmsb", "Its account.", NOTIFICATION),
    SMS_B_TOKEN("carrier.sms-b.token", TEXT, null, true, "Its token; also signs its hooks.", NOTIFICATION),
    SMS_B_FROM("carrier.sms-b.from", TEXT, "+15550002", "Our number there.", NOTIFICATION),
    PAGER_URL("carrier.pager.url", URL, null, "Base URL of the pager provider (PagerDuty Events v2).", NOTIFICATION),
    WEBHOOK_SECRET("carrier.webhook.secret", TEXT, null, true, "Signs pages to webhooks; none without.", NOTIFICATION),
    SNPP_HOST("carrier.snpp.host", TEXT, null, "Server of pagers by SNPP (RFC 1861); none without.", NOTIFICATION),
    SNPP_PORT("carrier.snpp.port", PORT, "444", "Its port.", NOTIFICATION),
    WCTP_URL("carrier.wctp.url", URL, null, "Gateway of pagers by WCTP; none without.", NOTIFICATION),
    WCTP_SENDER("carrier.wctp.sender", TEXT, "cytovigil", "Our id there.", NOTIFICATION),
    VOICE_URL("carrier.voice.url", URL, null, "Base URL of the provider of calls; none without.", NOTIFICATION),
    VOICE_ACCOUNT("carrier.voice.account", TEXT, "ACvoice", "Its account.", NOTIFICATION),
    VOICE_TOKEN("carrier.voice.token", TEXT, "", true, "Its token; also signs its hooks.", NOTIFICATION),
    VOICE_FROM("carrier.voice.from", TEXT, "+15550003", "Our number there.", NOTIFICATION),
    NTFY_URL("carrier.ntfy.url", URL, null, "Server of ntfy, below which its topics are; none without.", NOTIFICATION),
    NTFY_TOKEN("carrier.ntfy.token", TEXT, null, true, "Our access token there; none: it is open.", NOTIFICATION),
    GOTIFY_URL("carrier.gotify.url", URL, null, "Server of Gotify; none without.", NOTIFICATION),
    SLACK_URL("carrier.slack.url", URL, null, "How incoming webhooks of Slack begin; none without.", NOTIFICATION),
    TEAMS_HOSTS("carrier.teams.hosts", TEXT, null, "Hosts of Teams' workflows, or their ends.", NOTIFICATION),
    MATRIX_URL("carrier.matrix.url", URL, null, "Homeserver of Matrix; none without.", NOTIFICATION),
    MATRIX_TOKEN("carrier.matrix.token", TEXT, "", true, "Access token of our account there.", NOTIFICATION),
    ALERTMANAGER_URL("alertmanager.url", URL, null, "Alertmanager for technical alarms; none without.", NOTIFICATION),
    MAIL_HOST("carrier.mail.host", TEXT, null, "Mail server (SMTP); no e-mail without.", NOTIFICATION),
    MAIL_PORT("carrier.mail.port", PORT, "587", "Its port.", NOTIFICATION),
    MAIL_TLS("carrier.mail.tls", SettingType.MAIL_TLS, "starttls", "How the connection is kept private.", NOTIFICATION),
    MAIL_FROM("carrier.mail.from", TEXT, "cytovigil@localhost", "Our address.", NOTIFICATION),
    MAIL_USER("carrier.mail.user", TEXT, null, "Our account there; none: no sign-in.", NOTIFICATION),
    MAIL_PASSWORD("carrier.mail.password", TEXT, null, true, "Its password.", NOTIFICATION),

    GRADING_SCALES(
            "grading.scales",
            TEXT,
            "",
            "Scales beside ASTCT: ids separated by commas (docs/clinical/README.md), or all.",
            GRADER),

    CARRIER_PORT("carrier.port", PORT, "8090", "The simulated carrier.", CARRIER),
    CARRIER_BIND("carrier.bind", TEXT, "127.0.0.1", "Address of the simulated carrier.", CARRIER),
    AUDITOR_PORT("auditor.port", PORT, "8083", "Health and metrics of the auditor.", AUDITOR),
    AUDITOR_BIND("auditor.bind", TEXT, "127.0.0.1", "Address of the auditor's port.", AUDITOR),
    AUDIT_INTERVAL("audit.interval", DURATION, "PT15M", "How long the auditor rests between two audits.", AUDITOR);

    /** Keys that begin so belong to the grading core. */
    public static final String GRADING_PREFIX = "grading.";

    private final String key;
    private final SettingType type;
    private final @Nullable String defaultText;
    private final boolean secret;
    private final String doc;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
    private final Set<Service> services;

    SettingKey(
            String key, SettingType type, @Nullable String defaultText, String doc, Service first, Service... others) {
        this(key, type, defaultText, false, doc, first, others);
    }

    SettingKey(
            String key,
            SettingType type,
            @Nullable String defaultText,
            boolean secret,
            String doc,
            Service first,
            Service... others) {
        this.key = key;
        this.type = type;
        this.defaultText = defaultText;
        this.secret = secret;
        this.doc = doc;
        this.services = Set.copyOf(EnumSet.of(first, others));
    }

    /** The dotted name. */
    public String key() {
        return key;
    }

    /** What its text must look like. */
    public SettingType type() {
        return type;
    }

    /** The value where nothing sets it. */
    public Optional<String> defaultText() {
        return Optional.ofNullable(defaultText);
    }

    /** Whether it is never printed and may be a {@code file:} reference. */
    public boolean secret() {
        return secret;
    }

    /** One sentence on what it does. */
    public String doc() {
        return doc;
    }

    /** Who reads it. */
    public Set<Service> services() {
        return services;
    }
}
