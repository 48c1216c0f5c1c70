// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.audit;

import jakarta.inject.Singleton;
import java.util.List;
import org.cytovigil.notification.publishing.KafkaOutbox;
import org.cytovigil.runtime.Settings;
import org.cytovigil.site.audit.AuditEntries;
import org.cytovigil.site.audit.AuditEntry;

/**
 * The newest entries of the audit trail, read from the topic when somebody asks. That somebody did is an entry too. Older
 * ones are read with the tools of Kafka.
 */
@Singleton
public class AuditReader {
    /** So many are answered at most. */
    public static final int MOST = 200;

    /** So many of each partition are looked through. */
    private static final int LOOKED_THROUGH = 2000;

    private final Settings settings;
    private final KafkaOutbox outbox;

    public AuditReader(Settings settings, KafkaOutbox outbox) {
        this.settings = settings;
        this.outbox = outbox;
    }

    /**
     * The newest {@value #MOST} that are asked for, newest first.
     *
     * @param account who asks
     * @throws org.cytovigil.site.topic.BrokersUnreachableException where no broker answers
     */
    public List<AuditEntry> newest(AuditFilter filter, String account) {
        try (AuditEntries entries = new AuditEntries(settings)) {
            List<AuditEntry> found = entries.newest(LOOKED_THROUGH).stream()
                    .filter(filter::includes)
                    .limit(MOST)
                    .toList();
            outbox.audit(account, "AUDIT_READ", "audit", found.size() + " entries");
            return found;
        }
    }
}
