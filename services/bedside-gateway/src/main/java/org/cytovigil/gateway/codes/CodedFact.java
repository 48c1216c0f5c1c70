// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.gateway.codes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cytovigil.core.fact.MarkerName;
import org.cytovigil.gateway.codes.CodeChoice.Code;
import org.cytovigil.gateway.reception.SentEvent;
import org.jspecify.annotations.Nullable;

/**
 * The answer that came with a code, as the fields of the event that both make.
 *
 * @param codes the answer as codes
 * @param words the answer as text
 * @param number the answer as a number, with its comparator
 * @param unit of the number
 */
public record CodedFact(
        List<Code> codes,
        List<String> words,
        @Nullable String number,
        @Nullable String unit) {
    private static final String VALUE = "value";
    private static final Set<String> YES = Set.of("true", "POSITIVE");
    private static final Set<String> NO = Set.of("false", "NEGATIVE");

    /** Copies the lists. */
    public CodedFact {
        codes = List.copyOf(codes);
        words = words.stream().filter(word -> !word.isBlank()).toList();
    }

    /** The answer that says no more than that it is so. */
    public static CodedFact yes() {
        return new CodedFact(List.of(), List.of("TRUE"), null, null);
    }

    /** The answer that says that it is not so. */
    public static CodedFact no() {
        return new CodedFact(List.of(), List.of("FALSE"), null, null);
    }

    /** The event, still without patient, time and identity; empty where the answer is none that is known. */
    public Optional<SentEvent> event(Meaning meaning) {
        SentEvent event =
                new SentEvent(meaning.what().type()).with(meaning.what().field(), meaning.name());
        meaning.fields().forEach(event::with);
        boolean known = switch (meaning.what()) {
            case FINDING -> finding(event);
            case MARKER -> marker(event, meaning);
            case OBSERVATION -> result(event);
            case DETAIL, ANSWER -> false;
        };
        return known ? Optional.of(event) : Optional.empty();
    }

    private boolean finding(SentEvent event) {
        if (number != null) {
            event.with(VALUE, number).with("unit", unit);
            return true;
        }
        if (codes.isEmpty() && words.isEmpty()) {
            return true;
        }
        Optional<String> answer = Answers.of(codes, words);
        answer.filter(text -> !YES.contains(text) || event.text(VALUE) == null)
                .ifPresent(text -> event.with(VALUE, truth(text)));
        return answer.isPresent();
    }

    private static String truth(String answer) {
        return YES.contains(answer) ? "true" : NO.contains(answer) ? "false" : answer;
    }

    private boolean marker(SentEvent event, Meaning meaning) {
        if (number != null) {
            event.with("percent", number);
            return "%".equals(unit);
        }
        if (meaning.name().equals(MarkerName.KARYOTYPE.name())) {
            words.stream().findFirst().ifPresent(text -> event.with(VALUE, text));
            return !words.isEmpty();
        }
        Optional<String> answer = Answers.of(codes, words);
        answer.ifPresent(text -> event.with(VALUE, strength(text)));
        // One that says which transcript, and neither word nor number, says nothing.
        return answer.isPresent();
    }

    private static String strength(String answer) {
        return YES.contains(answer) ? "POSITIVE" : NO.contains(answer) ? "NEGATIVE" : answer;
    }

    /** A disease that was looked for and not found is told without a number. */
    private boolean result(SentEvent event) {
        if (number != null) {
            event.with(VALUE, number).with("unit", unit);
            return true;
        }
        boolean none = Answers.of(codes, words).filter(NO::contains).isPresent();
        if (none && "MRD".equals(event.text("parameter"))) {
            event.with(VALUE, "0").with("unit", "1").with("detected", "false");
            return true;
        }
        return false;
    }

    /** What a detail beside a fact says; empty where it is none that is known. */
    public Optional<String> detail(Meaning meaning) {
        return switch (meaning.name()) {
            case "painful", "detected" ->
                Answers.of(codes, words)
                        .map(CodedFact::truth)
                        .filter(text -> text.equals("true") || text.equals("false"));
            case "grade", "percent", "lod", "loq" -> Optional.ofNullable(number);
            default ->
                Stream.concat(words.stream(), codes.stream().map(Code::code)).findFirst();
        };
    }
}
