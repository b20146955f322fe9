package io.launchdesk.workers.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.store.TextCorpus;
import io.launchdesk.store.notification.MailText;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.web.util.HtmlUtils;

/** What people wrote is text in mails, too: nothing of it is filled in, laid out or left out. */
class MailCorpusTest {
  private final MailTemplates templates =
      new MailTemplates(
          new DefaultResourceLoader(),
          new MailLayout(),
          new Words(new DefaultResourceLoader(), new ObjectMapper()));

  static List<String> texts() {
    List<String> placeholders = List.of("{link} {name} {title} {secrets}", "$1 \\1 {", "{text}");
    return Stream.concat(TextCorpus.KEPT.stream(), placeholders.stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void shouldSayWhatWasWritten(String text) {
    // when
    MailText mail =
        templates.render(
            "mention",
            "en",
            MailValues.of(
                Map.of(
                    "topic",
                    "MR-1",
                    "author",
                    text,
                    "title",
                    text,
                    "name",
                    text,
                    "text",
                    text,
                    "link",
                    "https://desk.example/requests/MR-1",
                    "settings",
                    "https://desk.example/settings")));

    // then
    assertThat(mail.subject()).doesNotContain("\r", "\n");
    assertThat(words(mail.subject())).contains(words(text));
    assertThat(words(mail.body())).contains(words(text));
    assertThat(words(HtmlUtils.htmlUnescape(mail.html().replaceAll("<br\\s*/?>", "\n"))))
        .contains(words(text));
    assertThat(mail.html()).doesNotContain("<script>alert", "<img src=x", "<b>");
  }

  /** White space may be laid out otherwise. */
  private static String words(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
