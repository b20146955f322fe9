package io.launchdesk.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.notification.TellingRules.Telling;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TellingRulesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final MailTimes TIMES =
      new MailTimes(ZoneOffset.UTC, LocalTime.of(8, 0), QuietTimes.NONE);

  @Test
  void shouldTellAsPlannedWhenNothingWasChosen() {
    TellingRules rules = new TellingRules(Map.of(), TIMES);
    assertThat(rules.tell(rule("mention", MailMode.AT_ONCE, 0), NOON))
        .isEqualTo(new Telling(true, MailMode.AT_ONCE, NOON, NOON));
    assertThat(rules.tell(rule("request-accepted", MailMode.DIGEST, 0), NOON))
        .isEqualTo(new Telling(true, MailMode.DIGEST, Instant.parse("2026-11-25T08:00:00Z"), NOON));
  }

  @Test
  void shouldFollowWhatWasChosenForTheKindAlone() {
    TellingRules rules =
        new TellingRules(Map.of(EventKind.MENTION, new Channels(false, MailMode.OFF)), TIMES);
    assertThat(rules.tell(rule("mention", MailMode.AT_ONCE, 0), NOON))
        .isEqualTo(new Telling(false, MailMode.OFF, NOON, NOON));
    assertThat(rules.tell(rule("task-escalated", MailMode.AT_ONCE, 0), NOON).portal()).isTrue();
  }

  @Test
  void shouldTellNoMoreThanPlannedWhateverWasChosen() {
    TellingRules rules =
        new TellingRules(Map.of(EventKind.MENTION, new Channels(true, MailMode.AT_ONCE)), TIMES);
    PlanRule planned =
        new PlanRule(
            "r", 1, Set.of(TellingChannel.MAIL), "mention", Duration.ZERO, MailMode.DIGEST);
    Telling telling = rules.tell(planned, NOON);
    assertThat(telling.portal()).isFalse();
    assertThat(telling.mail()).isEqualTo(MailMode.DIGEST);
  }

  @Test
  void shouldAddTheDelayBeforeQuietHoursAndDigest() {
    QuietTimes quiet = new QuietTimes(LocalTime.of(13, 0), LocalTime.of(14, 0), Set.of());
    TellingRules rules =
        new TellingRules(Map.of(), new MailTimes(ZoneOffset.UTC, LocalTime.of(12, 30), quiet));
    assertThat(rules.tell(rule("mention", MailMode.AT_ONCE, 90), NOON))
        .isEqualTo(
            new Telling(
                true,
                MailMode.AT_ONCE,
                Instant.parse("2026-11-24T14:00:00Z"),
                Instant.parse("2026-11-24T13:30:00Z")));
    assertThat(rules.tell(rule("mention", MailMode.DIGEST, 45), NOON).mailAt())
        .isEqualTo(Instant.parse("2026-11-25T12:30:00Z"));
  }

  private static PlanRule rule(String template, MailMode mail, int minutes) {
    return new PlanRule(
        "r",
        1,
        Set.of(TellingChannel.PORTAL, TellingChannel.MAIL),
        template,
        Duration.ofMinutes(minutes),
        mail);
  }

  @Test
  void shouldHaveEachTemplateInOneKind() {
    List<String> templates =
        Arrays.stream(EventKind.values()).flatMap(kind -> kind.templates().stream()).toList();
    assertThat(templates).doesNotHaveDuplicates();
    assertThat(EventKind.ofTemplate("task-escalated")).isEqualTo(EventKind.LATE);
    assertThat(EventKind.ofTemplate("of-nobody")).isEqualTo(EventKind.REQUEST_PROGRESS);
  }
}
