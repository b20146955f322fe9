package io.launchdesk.core.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.notification.TellingRules.Telling;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TellingRulesTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final MailTimes TIMES =
      new MailTimes(ZoneOffset.UTC, LocalTime.of(8, 0), QuietTimes.NONE);

  @Test
  void shouldTellAsUsualWhenNothingWasChosen() {
    TellingRules rules = new TellingRules(Map.of(), TIMES);
    assertThat(rules.tell(EventKind.MENTION, NOON))
        .isEqualTo(new Telling(true, MailMode.AT_ONCE, NOON));
    assertThat(rules.tell(EventKind.REQUEST_PROGRESS, NOON))
        .isEqualTo(new Telling(true, MailMode.DIGEST, Instant.parse("2026-11-25T08:00:00Z")));
  }

  @Test
  void shouldFollowWhatWasChosenForTheKindAlone() {
    TellingRules rules =
        new TellingRules(Map.of(EventKind.MENTION, new Channels(false, MailMode.OFF)), TIMES);
    assertThat(rules.tell(EventKind.MENTION, NOON))
        .isEqualTo(new Telling(false, MailMode.OFF, NOON));
    assertThat(rules.tell(EventKind.LATE, NOON).portal()).isTrue();
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
