// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cytovigil.core.drug.DrugTable;
import org.cytovigil.core.fact.Fact;
import org.cytovigil.core.intake.Intake;
import org.cytovigil.lines.EventLines;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The event files of a command, and what to do with lines that cannot be used. */
final class EventFiles {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Event lines (JSON); - for standard input.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--strict", description = "Exit with 2 if a line cannot be used.")
    private boolean strict;

    private boolean rejected;

    /** Filled by the command line. */
    EventFiles() {}

    EventFiles(List<String> files, boolean strict) {
        this.files = files;
        this.strict = strict;
    }

    /**
     * All usable facts of all files; unusable lines are reported and counted.
     *
     * @param drugs that are known
     */
    List<Fact> read(PrintWriter errors, DrugTable drugs) throws IOException {
        Intake intake = new Intake(drugs);
        List<Fact> facts = new ArrayList<>();
        int count = 0;
        for (String file : files) {
            EventLines lines = lines(file, intake);
            for (EventLines.Rejection rejection : lines.rejections()) {
                errors.println(files.size() == 1 ? rejection.toString() : file + ": " + rejection);
            }
            count += lines.rejections().size();
            facts.addAll(lines.facts());
        }
        if (count > 0) {
            errors.println(count + " line(s) could not be used");
            rejected = true;
        }
        errors.flush();
        return facts;
    }

    /** A drug that nobody knows is never ignored in silence. */
    static void tellUnknownDrugs(PrintWriter errors, List<Fact> facts, DrugTable drugs) {
        UnknownDrugs unknown = new UnknownDrugs(drugs);
        facts.forEach(unknown::add);
        if (unknown.size() > 0) {
            errors.println(
                    unknown.size() + " name(s) of drugs are not known and count for nothing: bin/cytovigil drugs FILE");
            errors.flush();
        }
    }

    /** Exit code of a command that has done its work. */
    int exitCode() {
        return strict && rejected ? 2 : 0;
    }

    private static EventLines lines(String file, Intake intake) throws IOException {
        try (BufferedReader in = open(file)) {
            return EventLines.read(in, intake);
        } catch (NoSuchFileException missing) {
            throw new InputException("no such file: " + file);
        }
    }

    private static BufferedReader open(String file) throws IOException {
        Path path = Path.of(file);
        if (!file.equals("-") && Files.isDirectory(path)) {
            throw new InputException("a directory, not a file: " + file);
        }
        // What is no UTF-8 costs its own line alone, which the replacement character marks.
        InputStream bytes = file.equals("-") ? System.in : Files.newInputStream(path);
        return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }

    /** An RFC 3339 time of an option. */
    static java.time.@Nullable Instant time(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return java.time.OffsetDateTime.parse(text).toInstant();
        } catch (java.time.DateTimeException e) {
            throw new InputException(option + " must be an RFC 3339 time with offset, not " + text);
        }
    }
}
