// SPDX-License-Identifier: Apache-2.0
package org.cytovigil.notification.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.cytovigil.notification.channel.sms.ReplyHandler.Text;
import org.cytovigil.notification.virtual.HandClock;
import org.cytovigil.notification.virtual.VirtualPaging;
import org.cytovigil.paging.escalation.EscalationPolicy;
import org.cytovigil.paging.escalation.EscalationStep;
import org.cytovigil.paging.escalation.Ladder;
import org.cytovigil.paging.escalation.ReceiptPatience;
import org.cytovigil.paging.escalation.Target;
import org.cytovigil.paging.oncall.Channel;
import org.cytovigil.paging.oncall.Contact;
import org.cytovigil.paging.oncall.Interval;
import org.cytovigil.paging.oncall.Person;
import org.cytovigil.paging.oncall.Roster;
import org.cytovigil.paging.oncall.RosterOverride;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is on call and how an alert climbs, also where what was written down cannot be read. */
class DutyTest {
    private static final String WARD = VirtualPaging.WARD;
    private static final Instant NOW = HandClock.START;

    private final VirtualPaging paging = new VirtualPaging();

    private List<String> onCall(String unit) {
        return paging.duty.standing().onCall(unit, NOW).stream().map(Person::id).toList();
    }

    @Test
    void aWardsOwnRosterStandsBeforeTheOneForAll() {
        paging.roster(WARD, "cara");
        assertThat(onCall(WARD)).containsExactly("cara");
        assertThat(onCall("6E")).containsExactly("ada", "bob", "cara");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{\"people\":7}",
                "{\"zone\":\"Mars/Olympus\",\"people\":[\"ada\"]}",
                "{\"shifts\":[{\"from\":\"noon\",\"to\":\"08:00\",\"people\":[\"ada\"]}]}"
            })
    void whereARosterCannotBeReadEverybodyIsPagedAndItIsAnAlarm(String document) {
        paging.document(WARD, document);
        assertThat(onCall(WARD)).containsExactly("ada", "bob", "cara");
        paging.raise("alert", "MEDIUM");
        assertThat(paging.paged("alert")).contains("ada");
        assertThat(paging.audited("TECHNICAL_ALARM")).containsExactly(WARD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "{}", "{\"steps\":[]}", "{\"steps\":[{\"delay\":\"soon\",\"targets\":[\"oncall:1\"]}]}"
            })
    void whereAPolicyCannotBeReadEverybodyIsPagedAtOnceAndItIsAnAlarm(String document) {
        paging.policy(WARD, document);
        paging.raise("alert", "MEDIUM");
        assertThat(paging.paged("alert")).containsExactly("ada", "bob", "cara");
        assertThat(paging.audited("TECHNICAL_ALARM")).contains(WARD);
    }

    @Test
    void anUnreadableRosterOfOneWardChangesNothingForAnother() {
        paging.document(WARD, "{");
        paging.roster("6E", "bob");
        assertThat(onCall("6E")).containsExactly("bob");
    }

    @Test
    void aRosterThatNamesNobodyPagesThoseForAnyUnitAndSaysSo() {
        paging.document(WARD, "{}");
        assertThat(onCall(WARD)).containsExactly("ada", "bob", "cara");
        paging.raise("alert", "HIGH");
        assertThat(paging.paged("alert")).contains("ada");
        assertThat(paging.audited("TECHNICAL_ALARM")).isEmpty();
        assertThat(paging.duty.warnings(WARD, paging.duty.resolver()))
                .containsExactly("the roster names nobody: the people of the roster for any unit are paged");
    }

    @Test
    void somebodyWithoutAContactIsAGapNotAPersonOnCall() {
        paging.person("dan", "haematology");
        paging.person("dan", "haematology", new Contact(new Channel("CARRIER_PIGEON"), "loft 3"));
        paging.roster(WARD, "dan");
        assertThat(onCall(WARD)).as("those for any unit stand in").containsExactly("ada", "bob", "cara");
        Instant end = NOW.plus(Duration.ofHours(12));
        assertThat(paging.duty.resolver().gaps(WARD, NOW, end)).containsExactly(new Interval(NOW, end));
        assertThat(paging.duty.warnings(WARD, paging.duty.resolver()))
                .containsExactly("dan cannot be reached: no address on a channel that has a provider");
    }

    @Test
    void whoEndedTextsIsAWarningForWhoeverKeepsTheRoster() {
        paging.roster(WARD, "ada", "bob");
        var unused = paging.replies.answer(new Text("m1", "+ada", "STOP"));
        assertThat(paging.duty.warnings(WARD, paging.duty.resolver()))
                .containsExactly("ada has ended text messages (STOP)");
    }

    @Test
    void aDatedExceptionStandsWhileItLastsAndIsForgottenLater() {
        paging.roster(WARD, "ada");
        Instant end = NOW.plus(Duration.ofHours(1));
        var unused = paging.duty.addOverride(WARD, new RosterOverride(NOW, end, "cara", "ada"), "lead");
        assertThat(onCall(WARD)).containsExactly("cara");
        paging.clock.pass(Duration.ofHours(2));
        assertThat(paging.duty.standing().onCall(WARD, paging.clock.instant()).stream()
                        .map(Person::id))
                .containsExactly("ada");
        unused = paging.duty.addOverride(
                WARD, new RosterOverride(paging.clock.instant(), NOW.plus(Duration.ofDays(2)), "bob", null), "lead");
        assertThat(unused.overrides()).extracting(RosterOverride::person).containsExactly("bob");
    }

    @Test
    void anExceptionInThePlaceOfNobodyIsRefusedAndThatOfSomebodyWhoLeftIsKept() {
        Instant end = NOW.plus(Duration.ofHours(2));
        RosterOverride mistyped = new RosterOverride(NOW, end, "cara", "aad");
        assertThatThrownBy(() -> paging.duty.addOverride(WARD, mistyped, "lead"))
                .isInstanceOf(JsonProblem.class)
                .hasMessageContaining("aad");
        paging.document(
                WARD,
                "{\"people\":[\"bob\"],\"overrides\":[{\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2099-01-01T00:00:00Z\","
                        + "\"person\":\"cara\",\"replaces\":\"gone\"}]}");
        Roster roster = paging.duty.addOverride(WARD, new RosterOverride(NOW, end, "ada", "bob"), "lead");
        assertThat(roster.overrides()).extracting(RosterOverride::replaces).containsExactly("gone", "bob");
    }

    @Test
    void anExceptionThatNoCalendarCanShowIsRefusedAndOneThatWasStoredStopsNothing() {
        RosterOverride far = new RosterOverride(NOW, Instant.MAX, "cara", null);
        assertThatThrownBy(() -> paging.duty.addOverride(WARD, far, "lead"))
                .isInstanceOf(JsonProblem.class)
                .hasMessageContaining("years 0001 to 9999");
        paging.document(
                WARD,
                "{\"people\":[\"bob\"],\"overrides\":[{\"from\":\"2026-01-01T00:00:00Z\","
                        + "\"to\":\"+999999999-01-01T00:00:00Z\",\"person\":\"cara\"}]}");
        Instant end = NOW.plus(Duration.ofHours(2));
        assertThat(paging.duty
                        .addOverride(WARD, new RosterOverride(NOW, end, "ada", null), "lead")
                        .overrides())
                .extracting(RosterOverride::person)
                .containsExactly("cara", "ada");
    }

    @Test
    void anExceptionForAWardWithoutARosterOfItsOwnMakesOneOfTheRosterForAll() {
        Instant end = NOW.plus(Duration.ofHours(1));
        Roster roster = paging.duty.addOverride("6E", new RosterOverride(NOW, end, "cara", null), "lead");
        assertThat(roster.unit()).isEqualTo("6E");
        assertThat(onCall("6E")).containsExactly("cara", "ada", "bob");
        assertThat(onCall(WARD)).as("others keep theirs").containsExactly("ada", "bob", "cara");
        assertThat(paging.audited("ROSTER_SET")).containsExactly("6E");
    }

    @Test
    void aRosterThatNamesSomebodyWhomNobodyKnowsIsRefusedWhole() {
        Roster roster = new Roster(WARD, ZoneOffset.UTC, List.of(), List.of("ada", "zoe", "yan"), List.of());
        assertThatThrownBy(() -> paging.duty.setRoster(roster, "lead"))
                .isInstanceOf(JsonProblem.class)
                .hasMessage("not known: yan, zoe");
        assertThatThrownBy(() -> paging.duty.trial(roster, null)).isInstanceOf(JsonProblem.class);
        assertThat(paging.duty.roster(WARD)).isNull();
    }

    @Test
    void aPolicyWithAChannelThatThereIsNotIsRefused() {
        EscalationStep step = new EscalationStep(
                Duration.ofMinutes(2), List.of(new Target.Everyone()), List.of(new Channel("TELEX")), 0);
        Ladder ladder = new Ladder(List.of(step));
        EscalationPolicy policy = new EscalationPolicy(WARD, ladder, ladder, ReceiptPatience.DEFAULT);
        assertThatThrownBy(() -> paging.duty.setPolicy(policy, "lead"))
                .isInstanceOf(JsonProblem.class)
                .hasMessage("channels: there is no TELEX; there are SMS, PAGER");
    }

    @Test
    void aTrialChangesNothing() {
        Roster roster = new Roster(WARD, ZoneOffset.UTC, List.of(), List.of("cara"), List.of());
        DutyNow trial = paging.duty.trial(roster, EscalationPolicy.everybody(WARD));
        assertThat(trial.onCall(WARD, NOW)).extracting(Person::id).containsExactly("cara");
        assertThat(trial.policy(WARD)).isEqualTo(EscalationPolicy.everybody(WARD));
        assertThat(onCall(WARD)).containsExactly("ada", "bob", "cara");
        assertThat(paging.duty.policy(WARD)).isEqualTo(EscalationPolicy.standard(Roster.ANY_UNIT));
    }

    @Test
    void aPolicyOfTheWardStandsBeforeTheOneForAllAndThatBeforeTheStandardOne() {
        assertThat(paging.duty.policy(WARD)).isEqualTo(EscalationPolicy.standard("*"));
        paging.duty.setPolicy(EscalationPolicy.everybody("*"), "lead");
        assertThat(paging.duty.policy(WARD)).isEqualTo(EscalationPolicy.everybody("*"));
        assertThat(paging.duty.policy(null)).isEqualTo(EscalationPolicy.everybody("*"));
        paging.duty.setPolicy(EscalationPolicy.standard(WARD), "lead");
        assertThat(paging.duty.policy(WARD)).isEqualTo(EscalationPolicy.standard(WARD));
        assertThat(paging.audited("POLICY_SET")).containsExactly("*", WARD);
    }

    @Test
    void whoseRosterNamesSomebodyIsKnownBeforeTheyAreRemoved() {
        paging.roster(WARD, "ada");
        paging.roster("6E", "bob", "cara");
        assertThat(paging.duty.rostersNaming("ada")).containsExactly("*", WARD);
        assertThat(paging.duty.rostersNaming("zoe")).isEmpty();
        assertThat(paging.duty.units()).containsExactly("*", WARD, "6E");
    }
}
