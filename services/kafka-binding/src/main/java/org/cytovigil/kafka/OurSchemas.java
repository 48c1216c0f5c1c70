// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.kafka;

import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassSecurityValidator.ClassSecurityPredicate;

/** Tells Avro, which makes no class that a schema names unless it is trusted, that our generated records are. */
public final class OurSchemas {
    private static final String PACKAGE = "org.cytovigil.schema.";

    static {
        ClassSecurityPredicate others = ClassSecurityValidator.getGlobal();
        ClassSecurityValidator.setGlobal(type -> isOurs(type) || others.isTrusted(type));
    }

    private OurSchemas() {}

    /** To be called before the first record is made or read; what makes clients in this module does so itself. */
    public static void trust() {
        // The static initializer has done it, once.
    }

    private static boolean isOurs(Class<?> type) {
        return SpecificRecord.class.isAssignableFrom(type) && type.getName().startsWith(PACKAGE);
    }
}
