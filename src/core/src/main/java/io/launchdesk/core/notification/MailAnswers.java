package io.launchdesk.core.notification;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which answers to a task its mails offer. A model says so in the header {@code answerByMail} of
 * the user task, as {@code approvalDecision: approve, request-changes}.
 *
 * @param field of the task's form
 * @param values of that field, in the order in which they are offered
 */
public record MailAnswers(String field, List<String> values) {
  /** The header of user tasks that may be answered from a mail. */
  public static final String HEADER = "answerByMail";

  /**
   * What the header must be as a whole, in the words of Java and JavaScript: field, then values.
   */
  public static final String PATTERN =
      "\\s*([A-Za-z]\\w*)\\s*:\\s*([\\w-]+(?:\\s*,\\s*[\\w-]+)*)\\s*";

  private static final Pattern TEXT = Pattern.compile(PATTERN);

  public MailAnswers {
    values = List.copyOf(values);
  }

  /**
   * Reads the header.
   *
   * @param header null when the task has none
   * @return empty when there is none, or it is not of that form
   */
  public static Optional<MailAnswers> of(String header) {
    if (header == null) {
      return Optional.empty();
    }
    Matcher read = TEXT.matcher(header);
    return read.matches()
        ? Optional.of(new MailAnswers(read.group(1), List.of(read.group(2).split("\\s*,\\s*"))))
        : Optional.empty();
  }
}
