package io.launchdesk.portal.studio.thread;

import io.launchdesk.core.notification.PlanAudience;
import io.launchdesk.core.notification.Topic;
import io.launchdesk.portal.comment.Excerpt;
import io.launchdesk.portal.notification.PortalPlan;
import io.launchdesk.portal.notification.PortalPlan.News;
import io.launchdesk.store.comment.Comment;
import io.launchdesk.store.live.DeskChannel;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.notification.InboxRepository;
import io.launchdesk.store.studio.ModelThread;
import io.launchdesk.store.studio.ModelVersionRepository;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells those whom a comment on a model addresses, each once, also when it is changed later. Called
 * within the transaction that changes the comment.
 */
@Component
class ThreadNews {
  private final PortalPlan plan;
  private final InboxRepository inbox;
  private final ModelVersionRepository versions;
  private final DeskChannel channel;

  ThreadNews(
      PortalPlan plan,
      InboxRepository inbox,
      ModelVersionRepository versions,
      DeskChannel channel) {
    this.plan = plan;
    this.inbox = inbox;
    this.versions = versions;
    this.channel = channel;
  }

  /** Tells those whom the comment addresses, but for its author. */
  void tell(ModelThread thread, long id, Instant now) {
    Comment comment = comment(thread, id);
    for (String person : comment.mentions()) {
      if (!person.equals(comment.author())) {
        plan.tell(news(thread, comment, person), now);
      }
    }
  }

  /** The comment says something else: so does what was told of it; who is new in it is told. */
  void changed(ModelThread thread, long id, Instant now) {
    live(inbox.reword(topic(thread), cause(id), Excerpt.of(comment(thread, id).text())));
    tell(thread, id, now);
  }

  /** The comment is gone, and with it what was told of it. */
  void gone(ModelThread thread, long id) {
    live(inbox.forget(topic(thread), cause(id)));
  }

  /** The person has seen comments up to one, null for all, and so what was told of them. */
  void seen(ModelThread thread, String person, Long upTo, Instant now) {
    List<String> causes =
        thread.remarks().stream()
            .map(one -> one.comment().id())
            .filter(id -> upTo == null || id <= upTo)
            .map(ThreadNews::cause)
            .toList();
    if (inbox.readTopic(person, topic(thread), causes, now)) {
      channel.tell(DeskNotice.notifications(person));
    }
  }

  private News news(ModelThread thread, Comment comment, String person) {
    return new News(
        cause(comment.id()),
        "mention",
        PlanAudience.MENTIONED,
        topic(thread),
        person,
        Map.of(
            "title", title(thread),
            "author", comment.authorName(),
            "text", Excerpt.of(comment.text())),
        null);
  }

  /** The model as it calls itself now, and the element as it was called then. */
  private String title(ModelThread thread) {
    String model = versions.of(thread.model()).getFirst().name();
    String element = thread.place().elementName();
    return element == null ? model : model + " › " + element;
  }

  private void live(List<String> people) {
    people.forEach(person -> channel.tell(DeskNotice.notifications(person)));
  }

  private static Topic topic(ModelThread thread) {
    return Topic.thread(thread.model().toString(), thread.id());
  }

  private static String cause(long id) {
    return "model-mention:" + id;
  }

  private static Comment comment(ModelThread thread, long id) {
    return thread.remarks().stream()
        .map(ModelThread.Remark::comment)
        .filter(one -> one.id() == id)
        .findFirst()
        .orElseThrow();
  }
}
