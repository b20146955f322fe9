package io.launchdesk.portal.notification;

import io.launchdesk.core.notification.Topic;
import io.launchdesk.portal.web.Cursor;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.PageSize;
import io.launchdesk.store.notification.Message;
import io.launchdesk.store.notification.MessageRepository;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who was told what of a topic, when. */
@Component
public class Messages {
  private static final Set<String> FACTS = Set.of("title", "author", "task", "about");

  private final MessageRepository messages;
  private final PageSize sizes;

  Messages(MessageRepository messages, PageSize sizes) {
    this.messages = messages;
    this.sizes = sizes;
  }

  /**
   * A message to one person, or to one channel.
   *
   * @param kind of the cause: {@code notify}, {@code waiting}, {@code sla}, {@code mention}, {@code
   *     assigned}
   * @param facts what the portal's words are made of
   * @param rule which row of which version of the communication plan decided; null when none did
   * @param recipient a username; null for a channel
   * @param problem why it is not sent, or nothing is decided, for those who see all; the state of
   *     {@code sending} tells everybody that it failed
   * @param portal null when it is not told there
   * @param sending by mail or to the channel; null when it is not sent
   */
  public record Entry(
      String id,
      String event,
      String audience,
      String kind,
      String cause,
      String template,
      Map<String, Object> facts,
      Rule rule,
      String recipient,
      String name,
      Instant decidedAt,
      Showing portal,
      Sending sending,
      String problem) {}

  public record Rule(int version, String id, int row) {}

  /**
   * @param shown whether it has been shown
   * @param at when it was, or will be
   */
  public record Showing(boolean shown, Instant at) {}

  /**
   * @param channel {@code mail} or {@code chat}
   * @param state {@code waiting}, {@code retrying}, {@code sent}, {@code dropped}
   * @param heldBy why it waits, or had to: {@code delay}, {@code quiet-hours}, {@code digest}; null
   *     when it did not
   * @param heldUntil until when; null when it did not
   * @param at when it was sent, or taken back; null while it waits
   */
  public record Sending(
      String channel, String state, String heldBy, Instant heldUntil, Instant at, int attempts) {}

  /**
   * A page of them, the latest first.
   *
   * @param only whose messages alone, and not what a mail server said; null for all
   * @param limit null for the usual number
   */
  public Page<Entry> page(Topic topic, String only, String cursor, Integer limit) {
    String list = "messages:" + topic.kind().slug() + ":" + topic.key();
    int size = sizes.of(limit);
    Long before = Cursor.decode(list, cursor, keys -> Long.valueOf(keys.getFirst()));
    return Page.of(
            messages.page(topic, only, before, size + 1),
            size,
            last -> Cursor.encode(list, last.id()))
        .map(message -> entry(message, only == null));
  }

  private static Entry entry(Message message, boolean all) {
    return new Entry(
        Long.toString(message.id()),
        message.event(),
        message.audience(),
        message.cause() == null ? null : message.cause().split(":", 2)[0],
        message.cause(),
        message.template(),
        said(message.facts()),
        message.planVersion() == null
            ? null
            : new Rule(message.planVersion(), message.planRule(), message.planRow()),
        message.recipient(),
        message.recipientName(),
        message.decidedAt(),
        portal(message),
        sending(message),
        all ? message.error() : null);
  }

  /** What was written to one person, such as the note of a handover, is not for all. */
  private static Map<String, Object> said(Map<String, Object> facts) {
    Map<String, Object> said = new HashMap<>(facts);
    said.keySet().retainAll(FACTS);
    return said;
  }

  private static Showing portal(Message message) {
    if (message.shownAt() != null) {
      return new Showing(true, message.shownAt());
    }
    return message.showAt() == null ? null : new Showing(false, message.showAt());
  }

  private static Sending sending(Message message) {
    boolean never = message.mail().equals("off") && message.droppedAt() == null;
    if (never || message.mail().equals("undecided")) {
      return null;
    }
    Instant at = message.sentAt() == null ? message.droppedAt() : message.sentAt();
    return new Sending(
        message.chat() ? "chat" : "mail",
        state(message),
        heldBy(message),
        message.heldUntil(),
        at,
        message.attempts());
  }

  private static String state(Message message) {
    if (message.sentAt() != null) {
      return "sent";
    }
    if (message.droppedAt() != null) {
      return "dropped";
    }
    return message.attempts() > 0 ? "retrying" : "waiting";
  }

  private static String heldBy(Message message) {
    if (message.heldUntil() == null) {
      return null;
    }
    if (message.mail().equals("digest")) {
      return "digest";
    }
    return Objects.equals(message.heldUntil(), message.dueFrom()) ? "delay" : "quiet-hours";
  }
}
