// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.runtime;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every setting there is. What each means, its type and its default stand in {@code settings.yml} beside this class. All other
 * keys below {@value #GRADING_PREFIX} are handed to the grading core, which knows and checks them itself.
 */
public enum SettingKey {
    CLOCK_START,
    CLOCK_ORIGIN,
    CLOCK_SPEED,
    RESTARTS_FILE,
    DATA_DIR,
    KAFKA_BOOTSTRAP,
    KAFKA_PORT,
    KAFKA_PASSWORD,
    KAFKA_SERIALIZER,
    KAFKA_DESERIALIZER,
    KAFKA_REPLICATION,
    KAFKA_MIN_ISR,
    KAFKA_PARTITIONS_MAX,
    KAFKA_DELIVERY_TIMEOUT,
    KAFKA_SECURITY_FILE,
    REGISTRY_PORT,
    REGISTRY_URL,
    REGISTRY_APICURIO_PATH,
    REGISTRY_CONFLUENT_PATH,
    REGISTRY_AUTHORIZATION,
    POSTGRES_PORT,
    POSTGRES_URL,
    POSTGRES_USER,
    POSTGRES_PASSWORD,
    GATEWAY_PORT,
    GATEWAY_HOST,
    GATEWAY_BIND,
    GATEWAY_AUTH,
    GATEWAY_TOKEN,
    GATEWAY_KEYSTORE,
    GATEWAY_KEYSTORE_PASSWORD,
    GATEWAY_TRUSTSTORE,
    GATEWAY_TRUSTSTORE_PASSWORD,
    GATEWAY_MAX_BODY,
    MLLP_PORT,
    MLLPS_PORT,
    MLLP_BIND,
    MLLP_ALLOW,
    MLLP_CONNECTIONS,
    MLLP_IDLE,
    MLLPS_KEYSTORE,
    MLLPS_KEYSTORE_PASSWORD,
    MLLPS_TRUSTSTORE,
    MLLPS_TRUSTSTORE_PASSWORD,
    MLLP_ZONE,
    INGEST_CODES,
    PATIENT_KEYS,
    PATIENT_KEY_SECRET,
    GRADER_PORT,
    GRADER_BIND,
    GRADER_ADVERTISED,
    STREAMS_APPLICATION_ID,
    STREAMS_STATE_DIR,
    STREAMS_THREADS,
    STREAMS_STANDBY,
    STREAMS_GROUP_PROTOCOL,
    STREAMS_INSTANCE_ID,
    STREAMS_LIVE_PATIENTS,
    STREAMS_LATE_AT_ONCE,
    STREAMS_COMMIT,
    NOTIFICATION_PORT,
    NOTIFICATION_BIND,
    NOTIFICATION_PUBLIC_URL,
    CONSOLE_URL,
    NOTIFICATION_TICK,
    NOTIFICATION_TIMEOUT,
    NOTIFICATION_GROUP,
    NOTIFICATION_SPOOL,
    NOTIFICATION_RETENTION,
    NOTIFICATION_RETENTION_SERIES,
    NOTIFICATION_RETENTION_TEXTS,
    NOTIFICATION_SHIFT_TEST,
    CANARY_INTERVAL,
    CANARY_PROVIDER,
    CANARY_ADDRESS,
    CANARY_URL,
    NOTIFICATION_DEFAULTS,
    ADMIN_PASSWORD,
    CONSOLE_SECRET,
    CONSOLE_TOKEN_LIFE,
    CONSOLE_PASSWORD_COST,
    METRICS_TOKEN,
    SMS_A_URL,
    SMS_A_ACCOUNT,
    SMS_A_TOKEN,
    SMS_A_FROM,
    SMS_B_URL,
    SMS_B_ACCOUNT,
    SMS_B_TOKEN,
    SMS_B_FROM,
    PAGER_URL,
    WEBHOOK_SECRET,
    SNPP_HOST,
    SNPP_PORT,
    WCTP_URL,
    WCTP_SENDER,
    VOICE_URL,
    VOICE_ACCOUNT,
    VOICE_TOKEN,
    VOICE_FROM,
    NTFY_URL,
    NTFY_TOKEN,
    GOTIFY_URL,
    WEBPUSH_CONTACT,
    WEBPUSH_KEY,
    WEBPUSH_HOSTS,
    WEBPUSH_VALIDITY,
    SLACK_URL,
    TEAMS_HOSTS,
    MATRIX_URL,
    MATRIX_TOKEN,
    ALERTMANAGER_URL,
    MAIL_HOST,
    MAIL_PORT,
    MAIL_TLS,
    MAIL_FROM,
    MAIL_USER,
    MAIL_PASSWORD,
    GRADING_SCALES,
    CARRIER_PORT,
    CARRIER_BIND,
    AUDITOR_PORT,
    AUDITOR_BIND,
    AUDIT_INTERVAL;

    /** Keys that begin so belong to the grading core. */
    public static final String GRADING_PREFIX = "grading.";

    private final String key;
    private final SettingType type;
    private final @Nullable String defaultText;
    private final boolean secret;
    private final String doc;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable copy
    private final Set<Service> services;

    SettingKey() {
        SettingTable.Row row = SettingTable.row(name());
        this.key = row.key();
        this.type = row.type();
        this.defaultText = row.defaultText();
        this.secret = row.secret();
        this.doc = row.doc();
        this.services = row.services();
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
