// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import ca.uhn.hl7v2.AcknowledgmentCode;
import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.parser.ParserConfiguration;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.idgenerator.NanoTimeGenerator;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.cytovigil.gateway.reception.GatewayMetrics;
import org.cytovigil.gateway.reception.Judgement;
import org.cytovigil.gateway.reception.Reception;
import org.cytovigil.gateway.reception.Source;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/** Takes one message and gives its answer: a positive one only when all that it says is durable. */
@Singleton
class Hl7Reception {
    private static final String CONTENT_TYPE = "application/hl7-v2";

    private final Map<String, MessageReader> readers = new HashMap<>();
    private final PipeParser parser;
    private final Reception reception;
    private final GatewayMetrics metrics;
    private final ZoneId siteZone;

    Hl7Reception(List<MessageReader> readers, Reception reception, GatewayMetrics metrics, Settings settings) {
        readers.forEach(reader -> reader.types().forEach(type -> this.readers.put(type, reader)));
        this.reception = reception;
        this.metrics = metrics;
        this.siteZone = ZoneId.of(settings.text(SettingKey.MLLP_ZONE));
        ParserConfiguration configuration = new ParserConfiguration();
        configuration.setAllowUnknownVersions(true);
        configuration.setIdGenerator(new NanoTimeGenerator());
        this.parser = new DefaultHapiContext(
                        configuration, ValidationContextFactory.noValidation(), new GenericModelClassFactory())
                .getPipeParser();
    }

    /** The answer to a message. */
    String receive(MessageText text) {
        try {
            Hl7Message message = Hl7Message.parse(parser, text.text());
            MessageReader reader = readers.get(message.type());
            if (reader == null) {
                return refuse(message, text, "UNSUPPORTED", "messages of type " + message.type() + " are not read");
            }
            return settle(message, text, reader.read(message, Hl7Time.of(message, siteZone)));
        } catch (HL7Exception unreadable) {
            keepWhole(text, Judgement.malformed("not an HL7 v2 message"));
            return Acknowledgement.NOT_HL7;
        }
    }

    private String refuse(Hl7Message message, MessageText text, String code, String reason) throws HL7Exception {
        keepWhole(text, new Judgement.Unusable(code, reason));
        return answer(message, AcknowledgmentCode.AR, List.of(new Acknowledgement.Complaint("MSH^1^9", code, reason)));
    }

    /** Whether or not the letter is durable, the answer is negative: the sender keeps the message. */
    private void keepWhole(MessageText text, Judgement.Unusable judgement) {
        reception.write(
                Source.MLLP,
                List.of(judgement),
                List.of(reception.deadLetter(Source.MLLP, judgement, CONTENT_TYPE, text.bytes())));
    }

    private String settle(Hl7Message message, MessageText text, List<Finding> findings) throws HL7Exception {
        List<Judgement> judgements = new ArrayList<>();
        List<Acknowledgement.Complaint> errors = new ArrayList<>();
        for (Finding finding : findings) {
            judge(finding, judgements, errors);
        }
        List<ProducerRecord<String, SpecificRecord>> letters = errors.isEmpty()
                ? List.of()
                : List.of(reception.deadLetter(Source.MLLP, summary(errors), CONTENT_TYPE, text.bytes()));
        boolean durable = reception.write(Source.MLLP, judgements, letters).complete();
        if (!durable || (judgements.isEmpty() && !reception.brokerAnswers())) {
            return answer(
                    message,
                    AcknowledgmentCode.AR,
                    List.of(new Acknowledgement.Complaint("MSH^1^10", "NOT_DURABLE", "not stored, send again")));
        }
        if (errors.isEmpty()) {
            return answer(message, AcknowledgmentCode.AA, errors);
        }
        boolean nobody = errors.stream().allMatch(error -> error.code().equals("NO_PATIENT"));
        return answer(message, nobody ? AcknowledgmentCode.AR : AcknowledgmentCode.AE, errors);
    }

    private void judge(Finding finding, List<Judgement> judgements, List<Acknowledgement.Complaint> errors) {
        if (finding instanceof Finding.Unused) {
            metrics.countUnused(Source.MLLP);
        } else if (finding instanceof Finding.Unusable unusable) {
            judgements.add(new Judgement.Unusable(unusable.code(), unusable.reason()));
            errors.add(new Acknowledgement.Complaint(unusable.location(), unusable.code(), unusable.reason()));
        } else if (finding instanceof Finding.Event event) {
            Judgement judgement = reception.judge(event.fields());
            judgements.add(judgement);
            if (judgement instanceof Judgement.Unusable unusable) {
                String location = unusable.code().equals("NO_PATIENT") ? "PID^1^3" : event.location();
                errors.add(new Acknowledgement.Complaint(location, unusable.code(), unusable.reason()));
            }
        }
    }

    private static Judgement.Unusable summary(List<Acknowledgement.Complaint> errors) {
        StringBuilder detail = new StringBuilder();
        errors.forEach(error -> detail.append(detail.isEmpty() ? "" : "; ")
                .append(error.location())
                .append(' ')
                .append(error.code())
                .append(": ")
                .append(error.reason()));
        return new Judgement.Unusable(errors.get(0).code(), detail.toString());
    }

    private String answer(Hl7Message message, AcknowledgmentCode code, List<Acknowledgement.Complaint> errors)
            throws HL7Exception {
        return Acknowledgement.of(message, code, errors, parser);
    }
}
