// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.ward;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.v26.datatype.NM;
import ca.uhn.hl7v2.model.v26.group.ORU_R01_ORDER_OBSERVATION;
import ca.uhn.hl7v2.model.v26.message.ORU_R01;
import ca.uhn.hl7v2.model.v26.segment.MSH;
import ca.uhn.hl7v2.model.v26.segment.OBX;
import ca.uhn.hl7v2.parser.DefaultModelClassFactory;
import ca.uhn.hl7v2.parser.ParserConfiguration;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.idgenerator.NanoTimeGenerator;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Vital signs as a bedside monitor sends them: IHE PCD-01, HL7 v2.6, MDC codes and units. */
public final class Hl7Encoder {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'+0000'").withZone(ZoneOffset.UTC);
    private static final Map<String, String> CODES = Map.of(
            "TEMPERATURE", "150344^MDC_TEMP^MDC",
            "HEART_RATE", "147842^MDC_ECG_HEART_RATE^MDC",
            "RESPIRATORY_RATE", "151562^MDC_RESP_RATE^MDC",
            "SPO2", "150456^MDC_PULS_OXIM_SAT_O2^MDC",
            "SYSTOLIC_BP", "150021^MDC_PRESS_BLD_NONINV_SYS^MDC",
            "DIASTOLIC_BP", "150022^MDC_PRESS_BLD_NONINV_DIA^MDC",
            "MEAN_BP", "150023^MDC_PRESS_BLD_NONINV_MEAN^MDC");
    private static final Map<String, String> UNITS = Map.of(
            "Cel", "268192^MDC_DIM_DEGC^MDC",
            "/min", "264864^MDC_DIM_BEAT_PER_MIN^MDC",
            "%", "262688^MDC_DIM_PERCENT^MDC",
            "mm[Hg]", "266016^MDC_DIM_MMHG^MDC");

    private final PipeParser parser;
    private int control;

    /** An encoder that counts its messages from 1. */
    public Hl7Encoder() {
        ParserConfiguration configuration = new ParserConfiguration();
        // By default HAPI counts message ids in a file of the working directory.
        configuration.setIdGenerator(new NanoTimeGenerator());
        this.parser = new DefaultHapiContext(
                        configuration, ValidationContextFactory.noValidation(), new DefaultModelClassFactory())
                .getPipeParser();
    }

    /** Whether a monitor can send this event. */
    public static boolean canSend(ObjectNode event) {
        return "observation".equals(event.path("type").asText())
                && CODES.containsKey(event.path("parameter").asText());
    }

    /** One message of one patient at one instant. */
    public String encode(List<ObjectNode> observations) {
        ObjectNode first = observations.get(0);
        Instant at = Instant.parse(first.get("at").asText());
        try {
            ORU_R01 message = new ORU_R01();
            message.setParser(parser);
            message.initQuickstart("ORU", "R01", "P");
            MSH header = message.getMSH();
            header.getMsh3_SendingApplication().parse("WARD_SIMULATOR");
            header.getMsh7_DateTimeOfMessage().parse(TIME.format(at));
            header.getMsh10_MessageControlID().parse("W" + ++control);
            header.getMsh21_MessageProfileIdentifier(0).parse("IHE_PCD_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO");
            message.getPATIENT_RESULT()
                    .getPATIENT()
                    .getPID()
                    .getPid3_PatientIdentifierList(0)
                    .parse(first.get("patient").asText() + "^^^Hospital^MR");
            ORU_R01_ORDER_OBSERVATION order = message.getPATIENT_RESULT().getORDER_OBSERVATION();
            order.getOBR().getObr1_SetIDOBR().parse("1");
            order.getOBR().getObr4_UniversalServiceIdentifier().parse("182777000^monitoring of patient^SCT");
            order.getOBR().getObr7_ObservationDateTime().parse(TIME.format(at));
            for (int i = 0; i < observations.size(); i++) {
                write(order.getOBSERVATION(i).getOBX(), observations.get(i), i + 1, message);
            }
            return parser.encode(message);
        } catch (HL7Exception | IOException e) {
            throw new IllegalStateException("the message cannot be written", e);
        }
    }

    private static void write(OBX segment, ObjectNode event, int number, ORU_R01 message) throws HL7Exception {
        segment.getObx1_SetIDOBX().parse(Integer.toString(number));
        segment.getObx2_ValueType().parse("NM");
        segment.getObx3_ObservationIdentifier()
                .parse(CODES.getOrDefault(event.get("parameter").asText(), ""));
        segment.getObx4_ObservationSubID().parse("1.1.1." + number);
        NM value = new NM(message);
        value.setValue(event.get("value").asText());
        segment.getObx5_ObservationValue(0).setData(value);
        segment.getObx6_Units().parse(UNITS.getOrDefault(event.path("unit").asText(), ""));
        segment.getObx11_ObservationResultStatus().parse("R");
        segment.getObx14_DateTimeOfTheObservation()
                .parse(TIME.format(Instant.parse(event.get("at").asText())));
        boolean continuous = "CONTINUOUS".equals(event.path("method").asText());
        segment.getObx17_ObservationMethod(0).parse(continuous ? "^CONTINUOUS" : "^APERIODIC");
    }
}
