package io.launchdesk.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.store.TextCorpus;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.util.HtmlUtils;

/** Texts of people go through the engine and out by mail as they are: nothing evaluates them. */
class TextCorpusTest extends WorkersTestBase {
  static List<String> texts() {
    return TextCorpus.KEPT;
  }

  @ParameterizedTest
  @MethodSource("texts")
  void shouldBeTheSameInTheEngineAndInTheMailThatAWorkerSends(String text) {
    // given
    String request = given.request("other", text);

    // when a process with the text as a variable runs a step that mails the requester
    Map<String, Object> variables =
        engine.run(
            JobTypes.NOTIFY_PERSON,
            Map.of("event", "request-delivered", "audience", "requester"),
            Map.of("requestId", request, "typed", text, "nested", Map.of(text, List.of(text))));

    // then
    assertThat(variables)
        .containsEntry("typed", text)
        .containsEntry("nested", Map.of(text, List.of(text)));
    MimeMessage mail =
        await().until(() -> mailsAbout(request), mails -> mails.size() == 1).getFirst();
    assertThat(words(subject(mail))).contains(words(text));
    assertThat(words(Mails.text(mail))).contains(words(text));
    assertThat(words(HtmlUtils.htmlUnescape(Mails.html(mail).replaceAll("<br\\s*/?>", "\n"))))
        .contains(words(text));
  }

  private static List<MimeMessage> mailsAbout(String request) {
    return TestWorld.mails().taken().stream()
        .filter(mail -> subject(mail).startsWith(request + ":"))
        .toList();
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** White space may be laid out otherwise. */
  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
