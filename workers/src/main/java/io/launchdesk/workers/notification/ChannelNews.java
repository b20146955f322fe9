package io.launchdesk.workers.notification;

import io.launchdesk.core.notification.EventKind;
import io.launchdesk.core.notification.Topic;
import io.launchdesk.store.notification.Webhook;
import io.launchdesk.store.notification.WebhookPosts;
import io.launchdesk.store.notification.WebhookPosts.NewPost;
import io.launchdesk.store.notification.WebhookRepository;
import io.launchdesk.workers.engine.PublicAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Tells the channels of groups and teams what these are told; once each. */
@Component
class ChannelNews {
  private final WebhookRepository webhooks;
  private final WebhookPosts posts;
  private final MailTemplates templates;
  private final Words words;
  private final PublicAddress address;

  ChannelNews(
      WebhookRepository webhooks,
      WebhookPosts posts,
      MailTemplates templates,
      Words words,
      PublicAddress address) {
    this.webhooks = webhooks;
    this.posts = posts;
    this.templates = templates;
    this.words = words;
    this.address = address;
  }

  /**
   * @param values the template's, for a reader
   * @return whether any was told
   */
  boolean tell(
      Notifier.Order order, Function<TaskMails.Reader, Map<String, String>> values, Instant now) {
    String template = order.decision().template();
    String kind = EventKind.ofTemplate(template).slug();
    boolean told = false;
    for (Webhook webhook : webhooks.listening(order.audiences(), kind)) {
      TaskMails.Reader reader = new TaskMails.Reader(webhook.language(), webhook.timeZone());
      told |=
          posts.add(
              new NewPost(
                  order.cause(),
                  order.decision(),
                  order.about().topic(),
                  webhook.id(),
                  facts(order, reader, values.apply(reader)),
                  templates.render(
                      template, reader.language(), MailValues.of(values.apply(reader)))),
              now);
    }
    return told;
  }

  private Map<String, String> facts(
      Notifier.Order order, TaskMails.Reader reader, Map<String, String> said) {
    Object task = order.values().get("taskKey");
    Map<String, String> facts = new HashMap<>();
    facts.put("title", order.about().title());
    facts.put("line", line(order.about().topic(), reader, said));
    if (task != null) {
      facts.put("taskKey", task.toString());
    }
    facts.put(
        "label",
        task == null
            ? said.get(TopicWords.LABEL)
            : words.said(reader.language(), "answerLink.openTask"));
    facts.put("address", task == null ? said.get("link") : address.of("/tasks/" + task));
    return facts;
  }

  private String line(Topic topic, TaskMails.Reader reader, Map<String, String> said) {
    String due = said.get("dueAt");
    return due == null
        ? words.topic(reader.language(), topic) + " · " + said.get("title")
        : words.said(reader.language(), "task.due") + ": " + due;
  }
}
