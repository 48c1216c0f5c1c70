// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.cytovigil.core.intake.Bounds;
import org.cytovigil.core.measure.Quantity;
import org.hl7.fhir.r4.model.Resource;

/**
 * The bytes of a resource as a resource. Before the FHIR parser sees them they are walked through once: a number such as
 * 1e999999999 takes that parser's memory, 20,000 elements in one another its stack.
 */
@Singleton
class FhirText {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Bounds.DEEPEST)
                    .maxNumberLength(64)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    /** The model of a resource takes hundreds of bytes for each value; a bundle of 5,000 observations has fewer. */
    private static final int MOST_VALUES = 300_000;

    private static final Pattern MONSTROUS = Pattern.compile("\\s*[-+]?[0-9.]+[eE][-+]?\\d{3,}\\s*");

    /** Elements whose {@code value} is a number. */
    private static final Set<String> QUANTITIES = Set.of(
            "valueQuantity",
            "low",
            "high",
            "dose",
            "doseQuantity",
            "rateQuantity",
            "quantity",
            "numerator",
            "denominator");

    private static final Set<String> NUMBERS = Set.of("valueInteger", "valueDecimal");

    private final FhirContext fhir;

    FhirText(FhirContext fhir) {
        this.fhir = fhir;
    }

    /** Something that is no FHIR R4 resource, or is beyond the bounds; the reason quotes nothing. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String reason) {
            super(reason, null, false, false);
        }
    }

    Resource read(String contentType, byte[] body) throws UnreadableException {
        boolean xml = contentType.contains("xml");
        String text = text(body);
        if (xml) {
            walkXml(text);
        } else {
            walkJson(text);
        }
        try {
            IParser parser = xml ? fhir.newXmlParser() : fhir.newJsonParser();
            parser.setParserErrorHandler(new StrictScalars());
            return (Resource) parser.parseResource(text);
        } catch (DataFormatException | ClassCastException unreadable) {
            throw new UnreadableException("not a FHIR R4 resource");
        }
    }

    private static String text(byte[] body) throws UnreadableException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw new UnreadableException("not UTF-8");
        }
    }

    private static void walkJson(String text) throws UnreadableException {
        try (JsonParser parser = JSON.createParser(text)) {
            int values = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                values += token.isScalarValue() || token.isStructStart() ? 1 : 0;
                if (values > MOST_VALUES) {
                    throw new UnreadableException("more than " + MOST_VALUES + " values at a time");
                }
                if (token.isNumeric() && Quantity.parse(parser.getText()).isEmpty()) {
                    throw new UnreadableException("a number with more digits or a larger exponent than is read");
                }
                if (token == JsonToken.VALUE_STRING && isNumberByName(parser)) {
                    throw new UnreadableException("a text where a number belongs");
                }
            }
        } catch (IOException unreadable) {
            throw new UnreadableException("not JSON, a field twice, or nested more than " + Bounds.DEEPEST + " deep");
        }
    }

    /** The FHIR parser takes a text for a number; what wrote it does not follow the standard. */
    private static boolean isNumberByName(JsonParser parser) throws IOException {
        String name = parser.currentName();
        JsonStreamContext parent = parser.getParsingContext().getParent();
        return NUMBERS.contains(String.valueOf(name))
                || ("value".equals(name)
                        && parent != null
                        && QUANTITIES.contains(String.valueOf(parent.getCurrentName())));
    }

    private static void walkXml(String text) throws UnreadableException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        int depth = 0;
        int values = 0;
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                int event = reader.next();
                depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
                values += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
                if (values > MOST_VALUES) {
                    throw new UnreadableException("more than " + MOST_VALUES + " values at a time");
                }
                depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
                if (event == XMLStreamConstants.DTD || depth > Bounds.DEEPEST || hasMonstrousNumber(reader, event)) {
                    throw new UnreadableException("XML beyond the bounds: nesting, a document type, or a huge number");
                }
            }
        } catch (XMLStreamException unreadable) {
            throw new UnreadableException("not XML");
        }
    }

    private static boolean hasMonstrousNumber(XMLStreamReader reader, int event) {
        if (event != XMLStreamConstants.START_ELEMENT) {
            return false;
        }
        String value = reader.getAttributeValue(null, "value");
        return value != null && MONSTROUS.matcher(value).matches();
    }
}
