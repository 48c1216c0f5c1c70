// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.hl7;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cytovigil.gateway.hl7.Acknowledgement.Complaint;
import org.cytovigil.gateway.hl7.Acknowledgement.Verdict;
import org.cytovigil.gateway.reception.Delivery;
import org.cytovigil.gateway.reception.GatewayMetrics;
import org.cytovigil.gateway.reception.Judgement;
import org.cytovigil.gateway.reception.PressureCheck;
import org.cytovigil.gateway.reception.Reception;
import org.cytovigil.gateway.reception.RejectedInput;
import org.cytovigil.gateway.reception.SentEvent;
import org.cytovigil.gateway.reception.Source;
import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one message and gives its answer: a positive one only when all that it says is durable. */
@Singleton
class Hl7Reception {
    static final String CONTENT_TYPE = "application/hl7-v2";

    private static final Logger LOG = LoggerFactory.getLogger(Hl7Reception.class);

    /** Training, debugging, education (HL7 table 0103): what such a message tells is of nobody. */
    private static final Set<String> NOT_PRODUCTION = Set.of("T", "D", "N");

    /** What has a value that can be corrected; an administration was one whatever its dose. */
    private static final Set<String> RESULTS = Set.of("observation", "oxygen", "finding", "marker");

    private final Map<String, MessageReader> readers = new HashMap<>();
    private final Locations wards;
    private final Reception reception;
    private final GatewayMetrics metrics;
    private final Clock clock;
    private final ZoneId siteZone;

    Hl7Reception(
            List<MessageReader> readers,
            Locations wards,
            Reception reception,
            GatewayMetrics metrics,
            Clock clock,
            Settings settings) {
        readers.forEach(reader -> reader.types().forEach(type -> this.readers.put(type, reader)));
        this.wards = wards;
        this.reception = reception;
        this.metrics = metrics;
        this.clock = clock;
        this.siteZone = ZoneId.of(settings.text(SettingKey.MLLP_ZONE));
    }

    /** The answer to a message, in the character set of the message; there always is one. */
    byte[] receive(byte[] bytes) {
        Hl7Message message = Hl7Message.read(bytes);
        try {
            return answer(message);
        } catch (RuntimeException | StackOverflowError failed) {
            LOG.error(
                    "a message could not be worked through: {}",
                    failed.getClass().getName());
            return refuse(message, Verdict.ERROR, "MSH^1^10", new Judgement.Unusable("INTERNAL", "not worked through"));
        }
    }

    private byte[] answer(Hl7Message message) {
        Optional<Hl7Message.Flaw> flaw = message.flaw();
        if (flaw.equals(Optional.of(Hl7Message.Flaw.NOT_HL7))) {
            return refuse(message, Verdict.REJECT, "", Judgement.malformed("not an HL7 v2 message"));
        }
        if (flaw.equals(Optional.of(Hl7Message.Flaw.TOO_MANY_SEGMENTS))) {
            return refuse(message, Verdict.REJECT, "MSH^1^1", new Judgement.Unusable("TOO_LARGE", "too many segments"));
        }
        if (NOT_PRODUCTION.contains(message.header().field(11).toUpperCase(Locale.ROOT))) {
            Judgement.Unusable training = new Judgement.Unusable(
                    "NOT_PRODUCTION", "MSH-11 says training or debugging: nothing of the message is used");
            return refuse(message, Verdict.ERROR, "MSH^1^11", training);
        }
        MessageReader reader = readers.get(message.type());
        if (reader == null) {
            Judgement.Unusable unread =
                    new Judgement.Unusable("UNSUPPORTED", "messages of the type in MSH-9 are not read");
            return refuse(message, Verdict.REJECT, "MSH^1^9", unread);
        }
        Hl7Time times = Hl7Time.of(message, siteZone);
        List<Finding> findings = new ArrayList<>(reader.read(message, times));
        if (flaw.isPresent()) {
            findings.add(new Finding.Unusable(
                    "MALFORMED", "the bytes are not text of the character set in MSH-18", "MSH^1^18"));
        }
        return settle(message, times, findings);
    }

    /** The message is too large to be looked at; of its beginning the control id is known. */
    byte[] refuseTooLarge(byte[] beginning, long length, String reason) {
        Judgement.Unusable judgement = new Judgement.Unusable("TOO_LARGE", reason);
        reception.keep(Source.MLLP, judgement, CONTENT_TYPE, beginning, length);
        Hl7Message message = Hl7Message.read(FrameContent.messages(beginning).get(0));
        return encode(message, Verdict.REJECT, List.of(new Complaint("", "TOO_LARGE", reason)));
    }

    /** Whether or not the letter is durable, the answer is negative: the sender keeps the message. */
    private byte[] refuse(Hl7Message message, Verdict verdict, String location, Judgement.Unusable judgement) {
        boolean kept = reception.keep(Source.MLLP, judgement, CONTENT_TYPE, message.bytes(), message.bytes().length);
        if (!kept) {
            return notDurable(message);
        }
        return encode(message, verdict, List.of(new Complaint(location, judgement.code(), judgement.reason())));
    }

    private byte[] settle(Hl7Message message, Hl7Time times, List<Finding> findings) {
        Delivery delivery = reception.delivery(Source.MLLP);
        List<Judgement> judgements = new ArrayList<>();
        List<String> locations = new ArrayList<>();
        Map<Integer, SentEvent> corrections = new LinkedHashMap<>();
        for (Finding finding : findings) {
            correction(finding).ifPresent(event -> corrections.put(judgements.size(), event));
            judge(finding, delivery, judgements, locations);
        }
        PressureCheck.refuseContradictions(judgements);
        corrections.forEach((index, event) -> takeBack(event, index, delivery, judgements, locations));
        List<Judgement> places = new ArrayList<>();
        for (Finding place : wards.among(message, times, judgements)) {
            place(place, delivery, places, judgements, locations);
        }
        List<Complaint> complaints = new ArrayList<>();
        StringBuilder detail = new StringBuilder();
        for (int index = 0; index < judgements.size(); index++) {
            if (judgements.get(index) instanceof Judgement.Unusable unusable) {
                String location = unusable.code().equals("NO_PATIENT") ? "PID^1^3" : locations.get(index);
                complaints.add(new Complaint(location, unusable.code(), unusable.reason()));
                note(detail, location, unusable);
            }
        }
        List<RejectedInput> letters = complaints.isEmpty() ? List.of() : List.of(letter(message, complaints, detail));
        // The ward first: a page that the results call for is of that ward.
        boolean durable = delivery.writeAhead(places)
                && delivery.write(judgements, letters).complete();
        if (!durable || (judgements.isEmpty() && !reception.brokerAnswers())) {
            return notDurable(message);
        }
        wards.remember(places);
        return encode(message, complaints.isEmpty() ? Verdict.ACCEPT : Verdict.ERROR, complaints);
    }

    private void judge(Finding finding, Delivery delivery, List<Judgement> judgements, List<String> locations) {
        if (finding instanceof Finding.Unused) {
            metrics.countUnused(Source.MLLP);
        } else if (finding instanceof Finding.Unusable unusable) {
            judgements.add(new Judgement.Unusable(unusable.code(), unusable.reason()));
            locations.add(unusable.location());
        } else if (finding instanceof Finding.Event event) {
            Judgement judgement = delivery.judge(event.fields());
            judgements.add(judgement);
            locations.add(event.location());
            if (judgement instanceof Judgement.Usable usable && usable.partly().isPresent()) {
                judgements.add(usable.partly().get());
                locations.add(event.location());
            }
        }
    }

    private static Optional<SentEvent> correction(Finding finding) {
        return finding instanceof Finding.Event event
                        && event.fields() instanceof SentEvent sent
                        && ObxHead.CORRECTION.equals(sent.text("status"))
                        && RESULTS.contains(sent.text("type"))
                ? Optional.of(sent)
                : Optional.empty();
    }

    /** A correction to what cannot be used says all the same that the old value is wrong. */
    private static void takeBack(
            SentEvent event, int index, Delivery delivery, List<Judgement> judgements, List<String> locations) {
        if (judgements.get(index) instanceof Judgement.Unusable) {
            Judgement removal = delivery.judge(event.removal());
            if (!(removal instanceof Judgement.Unusable)) {
                judgements.add(removal);
                locations.add(locations.get(index));
            }
        }
    }

    private static void place(
            Finding place,
            Delivery delivery,
            List<Judgement> places,
            List<Judgement> judgements,
            List<String> locations) {
        Judgement judgement = place instanceof Finding.Event event
                ? delivery.judge(event.fields())
                : place instanceof Finding.Unusable unusable
                        ? new Judgement.Unusable(unusable.code(), unusable.reason())
                        : null;
        if (judgement instanceof Judgement.Unusable) {
            judgements.add(judgement);
            locations.add(place instanceof Finding.Unusable unusable ? unusable.location() : "PV1^1^3");
        } else if (judgement != null) {
            places.add(judgement);
        }
    }

    private RejectedInput letter(Hl7Message message, List<Complaint> complaints, StringBuilder detail) {
        Judgement.Unusable summary =
                new Judgement.Unusable(complaints.get(0).code(), detail.toString(), detail.toString());
        return reception.deadLetter(Source.MLLP, summary, CONTENT_TYPE, message.bytes());
    }

    /** What has no patient is kept as unassigned: somebody can find out whose it is. */
    private static void note(StringBuilder detail, String location, Judgement.Unusable unusable) {
        detail.append(detail.isEmpty() ? "" : "; ")
                .append(location)
                .append(' ')
                .append(unusable.code())
                .append(unusable.code().equals("NO_PATIENT") ? ": unassigned: " : ": ")
                .append(unusable.detail());
    }

    private byte[] notDurable(Hl7Message message) {
        return encode(
                message, Verdict.REJECT, List.of(new Complaint("MSH^1^10", "NOT_DURABLE", "not stored, send again")));
    }

    private byte[] encode(Hl7Message message, Verdict verdict, List<Complaint> complaints) {
        return Acknowledgement.of(message, verdict, complaints, clock.instant()).getBytes(message.charset());
    }
}
