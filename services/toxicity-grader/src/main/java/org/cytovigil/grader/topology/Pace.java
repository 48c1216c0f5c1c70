// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.grader.topology;

import org.cytovigil.runtime.SettingKey;
import org.cytovigil.runtime.Settings;

/**
 * How much the patients of one partition may take, so that each has its turn.
 *
 * @param live patients that are kept ready in memory, at least 1
 * @param lateAtOnce late facts of one patient that are judged one by one within a second; more are judged together, 0.1 s
 *     later
 */
public record Pace(int live, int lateAtOnce) {
    /** As the settings say. */
    public static Pace of(Settings settings) {
        return new Pace(
                settings.whole(SettingKey.STREAMS_LIVE_PATIENTS), settings.whole(SettingKey.STREAMS_LATE_AT_ONCE));
    }
}
