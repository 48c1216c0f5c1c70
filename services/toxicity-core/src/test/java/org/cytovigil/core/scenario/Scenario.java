// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.core.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cytovigil.core.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A seeded sequence of facts of one patient in order of arrival.
 *
 * @param until the instant up to which it is graded, null for the last event
 */
public record Scenario(List<Fact> facts, @Nullable Instant until) {
    /**
     * The same facts in another order, some of them twice. The pressures of one second of a feed stay together, since a
     * feed sends them so.
     */
    public List<Fact> inAnotherOrder(long seed) {
        return Arrivals.inAnotherOrder(facts, new Dice(seed));
    }

    /** The scenario of a seed, whatever the feeds send for one second. */
    public static Scenario of(long seed) {
        return of(seed, true);
    }

    /** The scenario of a seed in which a feed sends at most one sample of a kind for one second. */
    public static Scenario withOneSampleEachSecond(long seed) {
        return of(seed, false);
    }

    private static Scenario of(long seed, boolean sameSecond) {
        Dice dice = new Dice(seed);
        Draft draft = new Draft(dice);
        Scenes scenes = new Scenes(draft, sameSecond);
        int count = 5 + dice.below(dice.percent(60) ? 25 : 56);
        scenes.opening();
        while (draft.facts().size() < count) {
            scenes.next();
        }
        List<Fact> facts = new Arrivals(draft, sameSecond).arrive();
        return new Scenario(facts, until(dice, facts));
    }

    private static @Nullable Instant until(Dice dice, List<Fact> facts) {
        Instant last = facts.stream().map(Fact::at).max(Instant::compareTo).orElseThrow();
        return switch (dice.below(10)) {
            case 0 -> null;
            case 1 -> dice.any(facts).at();
            case 2 -> last.plus(Duration.ofMinutes(dice.below(20)));
            case 3 -> last.plus(Duration.ofHours(dice.below(50)));
            default -> last;
        };
    }

    /** What happens next; some seeds are about the heart, some about the brain, some about a feed. */
    private static final class Scenes {
        private final Draft draft;
        private final Dice dice;
        private final SpotScenes spot;
        private final FeedScenes feed;
        private final CareScenes care;
        private final NeuroScenes neuro;
        private final CourseScenes courses;
        private final int coursePercent;
        private final int neuroPercent;
        private final int feedPercent;
        private boolean everySecond;

        Scenes(Draft draft, boolean sameSecond) {
            this.draft = draft;
            dice = draft.dice();
            spot = new SpotScenes(draft);
            feed = new FeedScenes(draft, sameSecond);
            care = new CareScenes(draft);
            neuro = new NeuroScenes(draft);
            courses = new CourseScenes(draft);
            coursePercent = dice.any(0, 0, 3, 10);
            neuroPercent = dice.any(0, 15, 30, 90);
            feedPercent = dice.any(0, 5, 20, 40);
            everySecond = dice.percent(2);
        }

        /** Most patients are known and measured before something happens; some were infused two weeks ago. */
        void opening() {
            if (dice.percent(8)) {
                care.infusedTwoWeeksAgo();
            }
            if (dice.percent(6)) {
                courses.justOver();
            }
            if (dice.percent(60)) {
                care.age();
            }
            if (dice.percent(50)) {
                spot.normalRound();
                care.roomAir();
            }
            if (dice.percent(15)) {
                new GateStory(draft).tell();
            } else if (dice.percent(30)) {
                spot.fever();
            }
            if (dice.percent(40)) {
                neuro.normal();
            }
        }

        void next() {
            draft.move();
            if (everySecond && dice.percent(10)) {
                feed.everySecond();
                everySecond = false;
            } else if (dice.percent(coursePercent)) {
                courses.step();
            } else if (dice.percent(feedPercent)) {
                feed.stretch();
            } else if (dice.percent(neuroPercent)) {
                brain();
            } else {
                body();
            }
        }

        private void brain() {
            switch (dice.below(8)) {
                case 0, 1 -> neuro.score();
                case 2 -> {
                    if (dice.percent(50)) {
                        neuro.normal();
                    } else {
                        neuro.twice();
                    }
                }
                case 3 -> care.sedation();
                case 4 -> {
                    if (dice.percent(50)) {
                        care.attribution();
                    } else {
                        care.details();
                    }
                }
                default -> neuro.finding();
            }
        }

        private void body() {
            switch (dice.below(20)) {
                case 0, 1, 2 -> spot.temperature();
                case 3, 4, 5 -> spot.cuff();
                case 6 -> spot.saturation();
                case 7 -> {
                    if (dice.percent(70)) {
                        spot.saturation();
                    } else {
                        spot.again();
                    }
                }
                case 8, 9 -> spot.round();
                case 10 -> spot.fraction();
                case 11, 12 -> care.oxygen();
                case 13 -> {
                    if (dice.percent(50)) {
                        care.airway();
                    } else {
                        care.twoDevices();
                    }
                }
                case 14 -> {
                    if (dice.percent(70)) {
                        care.pressor();
                    } else {
                        care.finishedInfusion();
                    }
                }
                case 15 -> {
                    if (dice.percent(70)) {
                        care.pressor();
                    } else {
                        care.bagChange();
                    }
                }
                case 16 -> care.masking();
                case 17 -> care.attribution();
                case 18 -> care.details();
                default -> {
                    if (dice.percent(50)) {
                        care.therapy();
                    } else {
                        spot.other();
                    }
                }
            }
        }
    }
}
