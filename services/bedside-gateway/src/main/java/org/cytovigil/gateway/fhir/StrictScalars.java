// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ScalarType;
import ca.uhn.fhir.parser.json.BaseJsonLikeValue.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * Takes elements that it does not know, as later versions have, but no text where a number belongs and
 * nothing twice that can be there once: what wrote it does not
 * follow the standard, and nobody can say what else it means otherwise. It logs nothing, since it would log values.
 */
final class StrictScalars extends LenientErrorHandler {
    StrictScalars() {
        super(false);
    }

    @Override
    public void unexpectedRepeatingElement(@Nullable IParseLocation location, String element) {
        throw new DataFormatException("an element twice");
    }

    @Override
    public void incorrectJsonType(
            @Nullable IParseLocation location,
            String element,
            ValueType expected,
            @Nullable ScalarType expectedScalar,
            ValueType found,
            @Nullable ScalarType foundScalar) {
        throw new DataFormatException("an element is not of its type");
    }
}
