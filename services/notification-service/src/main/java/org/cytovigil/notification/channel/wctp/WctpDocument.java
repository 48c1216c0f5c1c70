// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.channel.wctp;

import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.ledger.PageTry;

/** The request to submit a page, and the answer to it. */
final class WctpDocument {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    private WctpDocument() {}

    /** The page's id is that of the message, by which a gateway knows a repeat. */
    static String submit(PageTry page, String sender, Instant now) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("utf-8", "1.0");
            xml.writeDTD("<!DOCTYPE wctp-Operation SYSTEM \"http://dtd.wctp.org/wctp-dtd-v1r1.dtd\">");
            xml.writeStartElement("wctp-Operation");
            xml.writeAttribute("wctpVersion", "WCTP-DTD-V1R1");
            xml.writeStartElement("wctp-SubmitRequest");
            xml.writeStartElement("wctp-SubmitHeader");
            xml.writeAttribute("submitTimestamp", TIME.format(now));
            xml.writeEmptyElement("wctp-Originator");
            xml.writeAttribute("senderID", sender);
            xml.writeEmptyElement("wctp-MessageControl");
            xml.writeAttribute("messageID", page.pageId());
            xml.writeAttribute("transactionID", page.pageId());
            xml.writeAttribute("allowResponse", "false");
            xml.writeAttribute("deliveryPriority", page.priority().equals("HIGH") ? "HIGH" : "NORMAL");
            xml.writeEmptyElement("wctp-Recipient");
            xml.writeAttribute("recipientID", page.address());
            xml.writeEndElement();
            xml.writeStartElement("wctp-Payload");
            xml.writeStartElement("wctp-Alphanumeric");
            xml.writeCharacters(page.body());
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("a page could not be written as XML", broken);
        }
        return text.toString();
    }

    /** What an answer says; its words are left out, since they may quote the message. */
    static SendResult result(int status, String body, String id) {
        if (status < 200 || status > 299) {
            return new SendResult.Refused("status " + status);
        }
        try {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            // The answer comes from outside: nothing that it names is fetched or expanded.
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(body));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT) {
                    if (xml.getLocalName().equals("wctp-Success")) {
                        return new SendResult.Taken(id);
                    }
                    if (xml.getLocalName().equals("wctp-Failure")) {
                        return new SendResult.Refused("code " + number(xml.getAttributeValue(null, "errorCode")));
                    }
                }
            }
        } catch (XMLStreamException unreadable) {
            return new SendResult.Refused("the answer is no WCTP");
        }
        return new SendResult.Refused("the answer is no WCTP");
    }

    private static String number(String code) {
        return code != null && code.matches("[0-9]{1,4}") ? code : "unknown";
    }
}
