// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cytovigil.core.alerting.Scene.minute;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.cytovigil.core.grading.Feed;
import org.cytovigil.core.scale.GradingCatalogue;
import org.cytovigil.core.scale.astctcrs.AstctCrs;
import org.cytovigil.core.scale.astcticans.AstctIcans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedWatchTest {
    private static final FeedWatch FEEDS =
            new FeedWatch(GradingCatalogue.standard().systems());
    private static final Instant NEVER = Instant.MIN;

    @Test
    void whatNeverWasHeardIsNotWatched() {
        assertThat(FEEDS.of(Scene.at(0, NewestData.NOTHING, Map.of()))).isEmpty();
    }

    @ParameterizedTest(name = "at CRS {0}, {1} min after the last: {2}, next at {3}")
    @CsvSource({
        "0, 359, LIVE, 360",
        "0, 360, OVERDUE, 480",
        "0, 480, SILENT, -",
        "1, 359, LIVE, 360",
        "1, 360, OVERDUE, 480",
        "2, 89, LIVE, 90",
        "2, 90, OVERDUE, 120",
        "2, 120, SILENT, -",
        "3, 29, LIVE, 30",
        "3, 30, OVERDUE, 40",
        "4, 40, SILENT, -"
    })
    void spotVitalsAreLateByTheIntervalOfTheGrade(int grade, int minutes, FeedState.Status status, String next) {
        NewestData newestData = new NewestData(NEVER, minute(0), minute(0), minute(0), NEVER, NEVER, NEVER);
        FeedState state = only(Scene.at(minutes, newestData, Map.of(AstctCrs.ID, grade)));
        assertThat(state.feed()).isEqualTo(Feed.SPOT_VITALS);
        assertThat(state.status()).isEqualTo(status);
        assertThat(state.nextDue()).isEqualTo(next.equals("-") ? Instant.MAX : minute(Integer.parseInt(next)));
    }

    @Test
    void theVitalSignTakenLongestAgoDecidesOfThoseThatWereEverTaken() {
        assertThat(only(Scene.at(
                                50,
                                new NewestData(NEVER, minute(40), minute(10), minute(20), NEVER, NEVER, NEVER),
                                Map.of()))
                        .lastAt())
                .isEqualTo(minute(10));
        assertThat(only(Scene.at(
                                50,
                                new NewestData(NEVER, minute(40), NEVER, minute(20), NEVER, NEVER, NEVER),
                                Map.of()))
                        .lastAt())
                .isEqualTo(minute(20));
    }

    @ParameterizedTest(name = "{0} min after the last sample: {1}")
    @CsvSource({"1, LIVE", "2, OVERDUE", "4, OVERDUE", "5, SILENT"})
    void aMonitorIsLateInMinutes(int minutes, FeedState.Status status) {
        NewestData newestData = new NewestData(minute(0), NEVER, NEVER, NEVER, NEVER, NEVER, NEVER);
        FeedState state = only(Scene.at(minutes, newestData, Map.of()));
        assertThat(state.feed()).isEqualTo(Feed.CONTINUOUS_VITALS);
        assertThat(state.status()).isEqualTo(status);
        assertThat(state.overdueAt()).isEqualTo(minute(2));
        assertThat(state.silentAt()).isEqualTo(minute(5));
    }

    @ParameterizedTest(name = "at ICANS {0}, {1} min after ICE: {2}")
    @CsvSource({
        "0, 599, LIVE",
        "0, 600, OVERDUE",
        "0, 960, SILENT",
        "1, 600, OVERDUE",
        "2, 299, LIVE",
        "2, 300, OVERDUE",
        "2, 480, SILENT",
        "3, 74, LIVE",
        "3, 75, OVERDUE",
        "4, 120, SILENT"
    })
    void anAssessmentIsOverdueByTheIntervalOfTheGrade(int grade, int minutes, FeedState.Status status) {
        NewestData newestData = new NewestData(NEVER, NEVER, NEVER, NEVER, minute(0), NEVER, NEVER);
        FeedState state = only(Scene.at(minutes, newestData, Map.of(AstctIcans.ID, grade)));
        assertThat(state.feed()).isEqualTo(Feed.NEURO_ASSESSMENT);
        assertThat(state.status()).isEqualTo(status);
    }

    @ParameterizedTest(name = "at ICANS {0} the last assessment was at minute {1}")
    @CsvSource({"2, 10", "3, 30", "4, 30"})
    void fromIcansThreeOnAnyCheckCounts(int grade, int last) {
        NewestData newestData = new NewestData(NEVER, NEVER, NEVER, NEVER, minute(10), minute(30), minute(5));
        assertThat(only(Scene.at(50, newestData, Map.of(AstctIcans.ID, grade))).lastAt())
                .isEqualTo(minute(last));
    }

    @Test
    void theFirstAssessmentIsDueAnIntervalAfterTheTherapy() {
        NewestData newestData = new NewestData(NEVER, NEVER, NEVER, NEVER, NEVER, NEVER, minute(5));
        assertThat(only(Scene.at(50, newestData, Map.of())).lastAt()).isEqualTo(minute(5));
    }

    @Test
    void aRecordingIsNeverSilent() {
        NewestData newestData = new NewestData(minute(0), NEVER, NEVER, NEVER, NEVER, NEVER, NEVER);
        int horizon = 72 * 60;
        assertThat(only(Scene.at(horizon, newestData, Map.of())).status()).isEqualTo(FeedState.Status.SILENT);
        FeedState recorded = only(Scene.at(horizon + 1, newestData, Map.of()));
        assertThat(recorded.status()).isEqualTo(FeedState.Status.LIVE);
        assertThat(recorded.nextDue()).isEqualTo(Instant.MAX);
    }

    @Test
    void allFeedsOfAPatientAreTold() {
        NewestData newestData =
                new NewestData(minute(0), minute(0), minute(0), minute(0), minute(0), minute(0), minute(0));
        assertThat(FEEDS.of(Scene.at(1, newestData, Map.of())))
                .extracting(FeedState::feed)
                .containsExactly(Feed.CONTINUOUS_VITALS, Feed.SPOT_VITALS, Feed.NEURO_ASSESSMENT);
    }

    private static FeedState only(Situation situation) {
        return Optional.of(FEEDS.of(situation))
                .filter(states -> states.size() == 1)
                .orElseThrow()
                .get(0);
    }
}
