// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.intake;

import java.util.Set;
import org.cytovigil.schema.alert.AlertTransition;
import org.jspecify.annotations.Nullable;

/**
 * A step of an alert as far as it can be used. Texts lose what neither the ledger nor a text message may hold; a priority
 * that is not known counts as HIGH, since it may be one.
 *
 * @param reason the code of the dead letter where there is a problem
 * @param problem what had to be changed; null where nothing had
 */
record UsableAlert(
        AlertTransition step, String reason, @Nullable String problem) {
    private static final Set<String> PRIORITIES = Set.of("HIGH", "MEDIUM", "LOW", "INFO");
    private static final int LONGEST = 256;
    private static final int LONGEST_SUMMARY = 2000;

    static UsableAlert of(AlertTransition step) {
        AlertTransition.Builder usable = AlertTransition.newBuilder(step)
                .setAlertId(clean(step.getAlertId(), LONGEST))
                .setPatient(clean(step.getPatient(), LONGEST))
                .setUnit(cleanOrNull(step.getUnit()))
                .setCause(clean(step.getCause(), LONGEST))
                .setGradingSystem(cleanOrNull(step.getGradingSystem()))
                .setSummary(clean(step.getSummary(), LONGEST_SUMMARY))
                .setRetracts(cleanOrNull(step.getRetracts()))
                .setBy(cleanOrNull(step.getBy()));
        if (!PRIORITIES.contains(step.getPriority().toString())) {
            return new UsableAlert(usable.setPriority("HIGH").build(), "UNKNOWN_VALUE", "priority is not known");
        }
        AlertTransition built = usable.build();
        return new UsableAlert(
                built,
                "MALFORMED",
                built.equals(step) ? null : "a text is too long or holds characters that cannot be kept");
    }

    /** Whether it asks for people to be paged. */
    boolean pages() {
        String transition = step.getTransition().toString();
        return step.getPage() && (transition.equals("RAISED") || transition.equals("REOPENED"));
    }

    private static @Nullable String cleanOrNull(@Nullable CharSequence text) {
        return text == null ? null : clean(text, LONGEST);
    }

    private static String clean(CharSequence text, int longest) {
        String clean = text.toString().replaceAll("[\\p{Cntrl}\\p{Cs}&&[^\n\t]]", "");
        return clean.length() <= longest ? clean : clean.substring(0, clean.offsetByCodePoints(0, longest / 2));
    }
}
