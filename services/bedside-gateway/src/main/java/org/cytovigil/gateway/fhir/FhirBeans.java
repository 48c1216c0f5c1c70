// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import ca.uhn.fhir.context.FhirContext;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** The one FHIR context: it is costly to make and safe to share. */
@Factory
class FhirBeans {
    @Singleton
    FhirContext fhirContext() {
        return FhirContext.forR4();
    }
}
