package io.launchdesk.portal.request;

import io.launchdesk.portal.web.Cursor;
import io.launchdesk.portal.web.Page;
import io.launchdesk.portal.web.PageSize;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.notification.Message;
import io.launchdesk.store.notification.MessageRepository;
import io.launchdesk.store.request.RequestRepository;
import io.launchdesk.store.request.RequestSummary;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who was told what of a request, when. Who works on it, or sees all, sees all messages; who asked
 * for it, and their team, see what they were told themselves, and not what a mail server said.
 */
@Component
class Messages {
  private static final Set<String> FACTS = Set.of("title", "author", "task", "about");

  private final MessageRepository messages;
  private final RequestRepository requests;
  private final PageSize sizes;

  Messages(MessageRepository messages, RequestRepository requests, PageSize sizes) {
    this.messages = messages;
    this.requests = requests;
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
   * @param problem why it is not sent, or nothing is decided, for those who work on the request;
   *     the state of {@code sending} tells all that it failed
   * @param portal null when it is not told there
   * @param sending by mail or to the channel; null when it is not sent
   */
  record Entry(
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

  record Rule(int version, String id, int row) {}

  /**
   * @param shown whether it has been shown
   * @param at when it was, or will be
   */
  record Showing(boolean shown, Instant at) {}

  /**
   * @param channel {@code mail} or {@code chat}
   * @param state {@code waiting}, {@code retrying}, {@code sent}, {@code dropped}
   * @param heldBy why it waits, or had to: {@code delay}, {@code quiet-hours}, {@code digest}; null
   *     when it did not
   * @param heldUntil until when; null when it did not
   * @param at when it was sent, or taken back; null while it waits
   */
  record Sending(
      String channel, String state, String heldBy, Instant heldUntil, Instant at, int attempts) {}

  Page<Entry> page(Access access, RequestSummary request, String cursor, Integer limit) {
    String list = "messages:" + request.id();
    int size = sizes.of(limit);
    Long before = Cursor.decode(list, cursor, keys -> Long.valueOf(keys.getFirst()));
    String only = requests.worksOn(request.id(), access) ? null : access.person().username();
    return Page.of(
            messages.page(request.id(), only, before, size + 1),
            size,
            last -> Cursor.encode(list, last.id()))
        .map(message -> entry(message, only == null));
  }

  private static Entry entry(Message message, boolean working) {
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
        working ? message.error() : null);
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
