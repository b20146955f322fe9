package io.launchdesk.core.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Kinds of events that people are told of; each has its templates. What people do not choose
 * otherwise is told in the portal, and by mail as given here: at once where somebody waits for them
 * or something ends, in the digest where it is good to know.
 */
public enum EventKind {
  /** Somebody waits for the decision of the one who is told. */
  APPROVAL_WAITING("approval-waiting", MailMode.AT_ONCE, "approval-waiting"),
  TASK_ASSIGNED("task-assigned", MailMode.AT_ONCE, "task-assigned", "task-yours"),
  /** A task waits for a group; its list shows it, so that no entry of its own is made for it. */
  TASK_WAITING("task-waiting", new Channels(false, MailMode.DIGEST), "task-waiting"),
  TASK_REMINDER("task-reminder", MailMode.AT_ONCE, "task-reminder"),
  /** Something is late; its mails do not wait for the end of quiet hours. */
  LATE("late", MailMode.AT_ONCE, "task-escalated", "delivery-overdue"),
  MENTION("mention", MailMode.AT_ONCE, "mention"),
  ANSWER_NEEDED(
      "answer-needed",
      MailMode.AT_ONCE,
      "brief-incomplete",
      "changes-requested",
      "counter-offer",
      "rating-requested"),
  REQUEST_PROGRESS(
      "request-progress",
      MailMode.DIGEST,
      "request-accepted",
      "approval-granted",
      "request-launched"),
  REQUEST_DELIVERED("request-delivered", MailMode.AT_ONCE, "request-delivered"),
  REQUEST_STOPPED(
      "request-stopped",
      MailMode.AT_ONCE,
      "request-rejected",
      "request-cancelled",
      "launch-taken-back"),
  WORK_CHANGED("work-changed", MailMode.AT_ONCE, "brief-changed", "request-withdrawn");

  private final String slug;
  private final Channels usual;
  private final List<String> templates;

  EventKind(String slug, MailMode usualMail, String... templates) {
    this(slug, new Channels(true, usualMail), templates);
  }

  EventKind(String slug, Channels usual, String... templates) {
    this.slug = slug;
    this.usual = usual;
    this.templates = List.of(templates);
  }

  /** The name that is stored and sent. */
  public String slug() {
    return slug;
  }

  /** The names of the templates that tell of it. */
  public List<String> templates() {
    return templates;
  }

  /** How it is told to who chose nothing. */
  public Channels usual() {
    return usual;
  }

  /** The kind of this name; empty when there is none. */
  public static Optional<EventKind> of(String slug) {
    return Arrays.stream(values()).filter(kind -> kind.slug.equals(slug)).findFirst();
  }

  /** The kind that the template tells of; a template of nobody's tells of progress. */
  public static EventKind ofTemplate(String template) {
    return Arrays.stream(values())
        .filter(kind -> kind.templates.contains(template))
        .findFirst()
        .orElse(REQUEST_PROGRESS);
  }
}
