// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.testkit.inputs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Inputs from the field, with their times moved to now and their patients named after the test. */
public final class FieldInputs {
    private static final Pattern TIME = Pattern.compile("\\{\\{(L:|ISO:)?NOW(?:([-+])(\\d+)M)?}}");
    private static final DateTimeFormatter HL7 =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final String run;
    private final Instant now;

    /** The inputs of a run of that name, as of now by a clock. */
    public FieldInputs(String run, Clock clock) {
        this.run = run;
        this.now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** A file as it is sent. */
    public String text(String file) throws IOException {
        return resource("field/" + file);
    }

    /** A file of the test resources with its placeholders filled in. */
    String resource(String name) throws IOException {
        try (var in = FieldInputs.class.getResourceAsStream("/" + name)) {
            return fill(new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The messages of a file, of which two are set apart by an empty line. */
    public List<String> messages(String file) throws IOException {
        return Stream.of(text(file).replace("\r\n", "\r").replace('\n', '\r').split("\r\r+(?=MSH)"))
                .toList();
    }

    /** The patient of a case. */
    public String patient(String number) {
        return "BUG" + run + "-" + number;
    }

    /** The instant so many minutes ago, as HL7 writes it. */
    public String hl7(int minutesAgo) {
        return HL7.format(now.minus(Duration.ofMinutes(minutesAgo))) + "+0000";
    }

    /** The instant so many minutes ago, in RFC 3339. */
    public String iso(int minutesAgo) {
        return now.minus(Duration.ofMinutes(minutesAgo)).toString();
    }

    /** A text with its placeholders filled in. */
    public String fill(String text) {
        Matcher matcher = TIME.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(filled, time(matcher.group(1), matcher.group(2), matcher.group(3)));
        }
        matcher.appendTail(filled);
        return filled.toString().replace("{{RUN}}", run).replace("{{RUN12}}", "0123456789ab");
    }

    private String time(String format, String sign, String minutes) {
        int ago = minutes == null ? 0 : (sign.equals("-") ? 1 : -1) * Integer.parseInt(minutes);
        if ("ISO:".equals(format)) {
            return iso(ago);
        }
        return "L:".equals(format) ? hl7(ago).substring(0, 14) : hl7(ago);
    }
}
