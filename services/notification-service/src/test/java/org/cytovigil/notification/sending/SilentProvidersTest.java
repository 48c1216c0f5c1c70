// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.cytovigil.notification.channel.ChannelType;
import org.cytovigil.notification.channel.Channels;
import org.cytovigil.notification.channel.PageChannel;
import org.cytovigil.notification.channel.SendResult;
import org.cytovigil.notification.ledger.PageTry;
import org.cytovigil.paging.oncall.Channel;
import org.junit.jupiter.api.Test;

/** A provider that takes calls and answers nothing is passed over, as long as another one answers. */
class SilentProvidersTest {
    private long now = Duration.ofHours(1).toNanos();
    private final SilentProviders silent =
            new SilentProviders(new Channels(List.of(texts("a", "b"), texts("alone"))), () -> now);

    @Test
    void threeCallsThatWaitLongMakeAProviderSilent() {
        begin("a", 2);
        pass(Duration.ofSeconds(4));
        assertThat(silent.passesOver("a", true)).isFalse();
        begin("a", 1);
        pass(Duration.ofMillis(999));
        assertThat(silent.passesOver("a", true)).isFalse();
        pass(Duration.ofMillis(1));
        assertThat(silent.passesOver("a", true)).isTrue();
        assertThat(silent.passesOver("b", true)).isFalse();
    }

    @Test
    void soDoThreeThatWereGivenUpOneAfterTheOtherWithNoAnswerBetweenThem() {
        for (int time = 0; time < 3; time++) {
            assertThat(silent.passesOver("a", true)).isFalse();
            long call = begin("a", 1)[0];
            pass(Duration.ofSeconds(5));
            silent.ended("a", call, false);
        }
        assertThat(silent.passesOver("a", true)).isTrue();
    }

    @Test
    void anAnswerToAnyCallTellsThatItIsThere() {
        long[] calls = begin("a", 3);
        pass(Duration.ofMillis(900));
        silent.ended("a", calls[0], true);
        begin("a", 1);
        pass(Duration.ofMillis(900));
        assertThat(silent.passesOver("a", true)).isFalse();
        pass(Duration.ofMillis(200));
        assertThat(silent.passesOver("a", true)).isTrue();
        silent.ended("a", calls[1], true);
        assertThat(silent.passesOver("a", true)).isFalse();
    }

    @Test
    void aQuickRefusalIsAnAnswerAndATimeOutIsNone() {
        long[] calls = begin("a", 4);
        pass(Duration.ofSeconds(5));
        assertThat(silent.passesOver("a", true)).isTrue();
        silent.ended("a", calls[0], false);
        assertThat(silent.passesOver("a", true)).isTrue();
        long quick = begin("a", 1)[0];
        pass(Duration.ofMillis(20));
        silent.ended("a", quick, false);
        assertThat(silent.passesOver("a", true)).isFalse();
    }

    @Test
    void whereAllAreSilentNoneIsPassedOver() {
        begin("a", 3);
        begin("b", 3);
        begin("alone", 3);
        pass(Duration.ofSeconds(2));
        assertThat(List.of("a", "b", "alone")).noneMatch(provider -> silent.passesOver(provider, false));
    }

    @Test
    void onePageProbesNowAndThenAndAnUrgentOneOnlyWhereNoOtherDoes() {
        long[] calls = begin("a", 3);
        pass(Duration.ofSeconds(5));
        assertThat(silent.passesOver("a", false)).isTrue();
        IntStream.range(0, 3).forEach(call -> silent.ended("a", calls[call], false));
        pass(Duration.ofSeconds(10));
        assertThat(silent.passesOver("a", true)).isTrue();
        assertThat(silent.passesOver("a", false)).isFalse();
        assertThat(silent.passesOverNow("a", false)).as("this one probes").isFalse();
        assertThat(silent.passesOverNow("a", false)).as("the next does not").isTrue();
        pass(Duration.ofSeconds(60));
        assertThat(silent.passesOverNow("a", true)).as("long without a probe").isFalse();
        assertThat(silent.passesOverNow("a", true)).isTrue();
        silent.ended("a", begin("a", 1)[0], true);
        assertThat(silent.passesOverNow("a", true)).isFalse();
    }

    private long[] begin(String provider, int count) {
        return IntStream.range(0, count)
                .mapToLong(call -> silent.began(provider))
                .toArray();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static ChannelType texts(String... providers) {
        return new ChannelType() {
            @Override
            public Channel channel() {
                return new Channel("TEXTS" + providers.length);
            }

            @Override
            public String label() {
                return "text";
            }

            @Override
            public String address(String text) {
                return text;
            }

            @Override
            public List<? extends PageChannel> providers() {
                return List.of(providers).stream()
                        .map(SilentProvidersTest::provider)
                        .toList();
            }
        };
    }

    private static PageChannel provider(String name) {
        return new PageChannel() {
            @Override
            public String provider() {
                return name;
            }

            @Override
            public boolean sendsReceipts() {
                return true;
            }

            @Override
            public SendResult send(PageTry page) {
                throw new AssertionError("nothing is sent here");
            }
        };
    }
}
