package io.launchdesk.portal.comment;

import io.launchdesk.core.notification.PlanAudience;
import io.launchdesk.core.notification.Topic;
import io.launchdesk.portal.notification.PortalPlan;
import io.launchdesk.portal.notification.PortalPlan.News;
import io.launchdesk.store.brief.BriefRepository;
import io.launchdesk.store.comment.Comment;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.notification.InboxRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells those whom a comment addresses, each once, also when it is changed later. Called within the
 * transaction that changes the comment.
 */
@Component
class MentionNews {
  private static final int LONGEST = 500;

  private final PortalPlan plan;
  private final InboxRepository inbox;
  private final BriefRepository briefs;
  private final DeskChannel channel;

  MentionNews(PortalPlan plan, InboxRepository inbox, BriefRepository briefs, DeskChannel channel) {
    this.plan = plan;
    this.inbox = inbox;
    this.briefs = briefs;
    this.channel = channel;
  }

  /** Tells those whom the comment addresses, but for its author. */
  void tell(String requestId, Comment comment, Instant now) {
    for (String person : comment.mentions()) {
      if (!person.equals(comment.author())) {
        plan.tell(news(requestId, comment, person), now);
      }
    }
  }

  /** The comment says something else: so does what was told of it; who is new in it is told. */
  void changed(String requestId, Comment comment, Instant now) {
    live(inbox.reword(comment.id(), excerpt(comment.text())));
    tell(requestId, comment, now);
  }

  /** The comment is gone, and with it what was told of it. */
  void gone(long commentId) {
    live(inbox.forget(commentId));
  }

  /** The person has seen comments, and so what was told of them. */
  void seen(String requestId, String person, Long upTo, Instant now) {
    if (inbox.readComments(person, requestId, upTo, now)) {
      channel.tell(DeskNotice.notifications(person));
    }
  }

  private News news(String requestId, Comment comment, String person) {
    return new News(
        "mention:" + comment.id(),
        "mention",
        PlanAudience.MENTIONED,
        Topic.request(requestId),
        person,
        Map.of(
            "title", briefs.find(requestId).orElseThrow().title(),
            "author", comment.authorName(),
            "text", excerpt(comment.text())),
        comment.id());
  }

  private void live(List<String> people) {
    people.forEach(person -> channel.tell(DeskNotice.notifications(person)));
  }

  private static String excerpt(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }
}
