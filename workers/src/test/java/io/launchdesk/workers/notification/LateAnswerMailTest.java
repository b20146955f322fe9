package io.launchdesk.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.notification.Topic;
import io.launchdesk.store.notification.MailText;
import io.launchdesk.store.notification.NotificationRepository.Addressee;
import io.launchdesk.store.notification.NotificationRepository.Mail;
import io.launchdesk.workers.WorkersTestBase;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a portal noted of an answer that came too late, as a mail. */
class LateAnswerMailTest extends WorkersTestBase {
  @Autowired private Wording wording;

  @ParameterizedTest
  @CsvSource({
    "en, decided, Others had decided when your answer reached the process.",
    "en, not-taken, 'The process did not take your answer. If the task still waits, please answer it again.'",
    "pl, withdrawn, 'Gdy Twoja odpowiedź dotarła do procesu, zlecenie było już wycofane.'",
    "zh-Hans, brief-changed, 您的答复到达流程时，简报已变更。",
    "zh-Hant, moved-on, 您的答覆到達流程時，需求已推進，不再需要此任務。",
    "fa, decided, هنگامی که پاسخ شما به فرایند رسید، دیگران تصمیم گرفته بودند.",
  })
  void shouldSayWhatHappenedInsteadAndLeadToWhatWasEntered(
      String language, String instead, String said) {
    // given
    Map<String, Object> facts =
        Map.of(
            "title", "Spring sale",
            "task", "approve-step",
            "about", "Legal",
            "answeredTask", "4711",
            "instead", instead);

    // when
    MailText mail =
        wording.of(
            new Mail(
                1,
                Topic.request("MR-7"),
                "answer-late",
                new Addressee("ann", "ann@desk.example", "Ann", language, "UTC"),
                facts,
                null,
                0,
                Instant.EPOCH));

    // then
    assertThat(mail.language()).isEqualTo(language);
    assertThat(mail.subject()).contains("MR-7");
    assertThat(mail.body()).contains(said, "Spring sale", "/tasks/4711\n", "/requests/MR-7\n");
    assertThat(mail.body() + mail.subject()).doesNotContain("{");
    assertThat(mail.html()).contains("/tasks/4711\"");
  }
}
