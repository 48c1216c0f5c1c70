// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever follows a link, a citation in a comment or the name of a type in a document arrives. */
class CitationsTest {
    private static final Pattern CITED =
            Pattern.compile("(?<![\\w/.-])((?:docs|services|schemas|bench)/[\\w./-]+\\.md)(?:#([\\w-]+))?");
    private static final Pattern DOCUMENT = Pattern.compile("(?<![\\w-])[\\w-]+\\.md\\b");
    private static final Pattern TYPE = Pattern.compile("([A-Z][a-z0-9]+[A-Z]\\w*)(?:\\.(\\w+))?");
    private static final Pattern MEMBER = Pattern.compile("`([A-Z]\\w*)(?:\\.(\\w+))?`");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|interface|record|enum) ([A-Z]\\w+)");
    private static final Pattern PATH =
            Pattern.compile("(?:services|schemas|docs|bench|bin|config|dashboards|\\.ci)/\\S*");

    /** Names that look like types of ours and are somebody else's. */
    private static final Set<String> FOREIGN = Set.of(
            "CachedStateStore",
            "HttpOnly",
            "KafkaAvroSerializer",
            "MedicationAdministration",
            "SameSite",
            "SerializationException");

    private final RepositoryFiles files = new RepositoryFiles();

    @Test
    void everyLinkLeadsToAFileAndAHeading() {
        List<String> broken = new ArrayList<>();
        for (MarkdownPage page : files.pages()) {
            for (MarkdownPage.Link link : page.links()) {
                if (!leads(link.target(), link.anchor())) {
                    broken.add(complaint(page.path(), link.target(), link.anchor()));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyDocumentCitedInCodeExistsWithItsHeading() {
        List<String> broken = new ArrayList<>();
        files.texts().forEach((path, text) -> {
            Matcher cited = CITED.matcher(text);
            while (cited.find()) {
                String anchor = cited.group(2) == null ? "" : cited.group(2);
                if (!path.endsWith("CHANGELOG.md") && !leads(cited.group(1), anchor)) {
                    broken.add(complaint(path, cited.group(1), anchor));
                }
            }
        });
        assertThat(broken).isEmpty();
    }

    /** The changelog may tell of what was. */
    @Test
    void everyDocumentThatIsMentionedIsInTheRepository() {
        Set<String> names = new TreeSet<>();
        files.texts().keySet().forEach(path -> names.add(path.substring(path.lastIndexOf('/') + 1)));
        List<String> gone = new ArrayList<>();
        files.texts()
                .forEach((path, text) -> DOCUMENT.matcher(text)
                        .results()
                        .filter(found -> !path.equals("CHANGELOG.md") && !names.contains(found.group()))
                        .forEach(found -> gone.add(path + ": " + found.group())));
        assertThat(gone).isEmpty();
    }

    /** {@code [`Type.member`](path/Type.java)}: the file must have both. */
    @Test
    void everyLinkToATypeOrMemberFindsItInTheFile() {
        List<String> broken = new ArrayList<>();
        for (MarkdownPage page : files.pages()) {
            for (MarkdownPage.Link link : page.links()) {
                Matcher member = MEMBER.matcher(link.label());
                String code = files.texts().get(link.target());
                if (!link.target().endsWith(".java") || code == null || !member.matches()) {
                    continue;
                }
                if (!has(code, member.group(1)) || (member.group(2) != null && !has(code, member.group(2)))) {
                    broken.add(page.path() + ": no " + link.label() + " in " + link.target());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyTypeAndPathNamedInADocumentExists() {
        Map<String, String> texts = files.texts();
        Set<String> types = new TreeSet<>(FOREIGN);
        texts.forEach((path, text) -> {
            if (path.endsWith(".java")) {
                DECLARED.matcher(text).results().forEach(found -> types.add(found.group(1)));
            } else if (path.endsWith(".avsc")) {
                types.add(path.replaceAll(".*/|\\.avsc$", ""));
            }
        });
        List<String> missing = new ArrayList<>();
        for (MarkdownPage page : files.pages()) {
            for (String code : page.code()) {
                Matcher type = TYPE.matcher(code);
                boolean unknownType = type.matches() && !types.contains(type.group(1));
                boolean unknownPath = PATH.matcher(code).matches()
                        && !code.contains("/target/")
                        && !files.exists(code.replaceAll("#.*", ""));
                if (!page.path().equals("CHANGELOG.md") && (unknownType || unknownPath)) {
                    missing.add(page.path() + ": " + code);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private boolean leads(String target, String anchor) {
        if (anchor.isEmpty() || !target.endsWith(".md")) {
            return files.exists(target);
        }
        return files.page(target).map(page -> page.anchors().contains(anchor)).orElse(false);
    }

    private String complaint(String path, String target, String anchor) {
        String moved = files.exists(target) ? "" : files.movedTo(target);
        return path + " leads to " + target + (anchor.isEmpty() ? "" : "#" + anchor)
                + (moved.isEmpty() ? "" : ", which may be " + moved);
    }

    private static boolean has(String code, String word) {
        return Pattern.compile("\\b" + word + "\\b").matcher(code).find();
    }
}
