// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.acceptance.documents;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page: its headings as anchors, its links and the code in its lines, without what stands in fenced blocks.
 *
 * @param path from the root of the repository
 */
record MarkdownPage(String path, String text) {
    private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*?) *#*");
    private static final Pattern LINK = Pattern.compile("\\[((?:[^\\[\\]]|\\[[^\\]]*])*)]\\(([^)\\s]+)\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern FOREIGN = Pattern.compile("[a-z]+:.*");

    /**
     * A link.
     *
     * @param label what is shown
     * @param target path from the root of the repository
     * @param anchor empty where there is none
     */
    record Link(String label, String target, String anchor) {}

    /** The lines outside of fenced blocks. */
    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        boolean fenced = false;
        for (String line : text.lines().toList()) {
            if (line.strip().startsWith("```")) {
                fenced = !fenced;
            } else if (!fenced) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** The anchors of the headings, as GitHub makes them. */
    Set<String> anchors() {
        Set<String> anchors = new LinkedHashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String line : lines()) {
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                String slug = slug(heading.group(1));
                int before = seen.merge(slug, 1, Integer::sum) - 1;
                anchors.add(before == 0 ? slug : slug + "-" + before);
            }
        }
        return anchors;
    }

    private static String slug(String heading) {
        return LINK.matcher(heading)
                .replaceAll("$1")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** Links that lead into the repository. */
    List<Link> links() {
        List<Link> links = new ArrayList<>();
        LINK.matcher(String.join("\n", lines())).results().forEach(found -> {
            String target = found.group(2);
            if (!FOREIGN.matcher(target).matches()) {
                int hash = target.indexOf('#');
                String file = hash < 0 ? target : target.substring(0, hash);
                links.add(new Link(
                        found.group(1),
                        file.isEmpty() ? path : resolved(file),
                        hash < 0 ? "" : target.substring(hash + 1)));
            }
        });
        return links;
    }

    private String resolved(String file) {
        int slash = path.lastIndexOf('/');
        String folder = slash < 0 ? "" : path.substring(0, slash + 1);
        return Path.of(folder + file).normalize().toString().replace('\\', '/');
    }

    /** Code within lines. */
    List<String> code() {
        return CODE.matcher(String.join("\n", lines()))
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
