package io.launchdesk.workers.notification;

import io.launchdesk.core.form.FieldWords;
import io.launchdesk.core.notification.MailAnswers;
import java.util.List;
import java.util.UUID;

/**
 * The answers to a task that a mail offers.
 *
 * @param field the form's field that they are values of
 */
record AnswerOffer(MailAnswers answers, FieldWords field) {

  /**
   * An answer in a reader's words.
   *
   * @param path of the page where it is given; {@code marker} stands in place of the link's secret
   */
  record Choice(String label, String path) {}

  List<Choice> choices(Words words, String language, UUID marker) {
    return answers.values().stream()
        .map(
            value ->
                new Choice(
                    words.text(language, field.options().get(value)),
                    "/a/%s?%s=%s".formatted(marker, answers.field(), value)))
        .toList();
  }
}
