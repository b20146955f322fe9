package io.launchdesk.store.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.notification.Channels;
import io.launchdesk.core.notification.EventKind;
import io.launchdesk.core.notification.MailMode;
import io.launchdesk.core.notification.MailTimes;
import io.launchdesk.core.notification.QuietTimes;
import io.launchdesk.core.notification.TellingRules;
import io.launchdesk.store.Given;
import io.launchdesk.store.StoreContext;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreferenceRepositoryTest {
  private StoreContext store;
  private PreferenceRepository preferences;
  private Given given;

  @BeforeAll
  void start() {
    store = StoreContext.start();
    preferences = store.get(PreferenceRepository.class);
    given = store.given();
  }

  @Test
  void shouldBeAsUsualWhenNothingWasChosen() {
    String person = given.person("una");
    assertThat(preferences.of(person))
        .isEqualTo(
            new TellingRules(
                Map.of(),
                new MailTimes(ZoneId.of("UTC"), MailTimes.USUAL_DIGEST, QuietTimes.NONE)));
  }

  @Test
  void shouldKeepTheLastChoicesInThePersonsTimeZone() {
    // given
    String person = given.person("pat");
    store
        .get(JdbcClient.class)
        .sql("update desk.person set time_zone = 'Asia/Tehran' where username = 'pat'")
        .update();
    QuietTimes nights =
        new QuietTimes(
            LocalTime.of(22, 0), LocalTime.of(6, 30), Set.of(DayOfWeek.FRIDAY, DayOfWeek.THURSDAY));

    // when
    preferences.save(person, chosen(MailMode.OFF, QuietTimes.NONE));
    preferences.save(person, chosen(MailMode.DIGEST, nights));

    // then
    TellingRules kept = preferences.of(person);
    assertThat(kept.channels())
        .isEqualTo(Map.of(EventKind.MENTION, new Channels(false, MailMode.DIGEST)));
    assertThat(kept.times())
        .isEqualTo(new MailTimes(ZoneId.of("Asia/Tehran"), LocalTime.of(17, 15), nights));
    assertThat(preferences.of(given.person("other")).channels()).isEmpty();
  }

  private static TellingRules chosen(MailMode mail, QuietTimes quiet) {
    return new TellingRules(
        Map.of(EventKind.MENTION, new Channels(false, mail)),
        new MailTimes(ZoneOffset.UTC, LocalTime.of(17, 15), quiet));
  }
}
