package io.launchdesk.workers.webhook;

import io.launchdesk.core.webhook.WebhookFormat;
import io.launchdesk.store.notification.WebhookPosts.Post;
import java.util.List;
import java.util.Map;

/**
 * Messages as the chat systems read them. What people wrote stands in fields that know no markup,
 * or is escaped: a title can mention nobody and lead nowhere.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit">Block Kit</a>
 * @see <a href="https://adaptivecards.io/explorer/">Adaptive Cards</a>
 */
final class WebhookBody {
  private static final int LONGEST_TEXT = 2900;

  private WebhookBody() {}

  static Map<String, Object> of(Post post) {
    return WebhookFormat.of(post.webhook().format()).orElseThrow() == WebhookFormat.SLACK
        ? slack(post)
        : teams(post);
  }

  private static Map<String, Object> slack(Post post) {
    String link = "<%s|%s>".formatted(fact(post, "address"), escaped(fact(post, "label")));
    return Map.of(
        "text",
        escaped(cut(post.subject())),
        "blocks",
        List.of(
            Map.of("type", "section", "text", plain(cut(post.subject()))),
            Map.of("type", "context", "elements", List.of(plain(line(post)))),
            Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", link))));
  }

  private static Map<String, Object> plain(String text) {
    return Map.of("type", "plain_text", "text", text, "emoji", false);
  }

  private static Map<String, Object> teams(Post post) {
    Map<String, Object> card =
        Map.of(
            "$schema",
            "http://adaptivecards.io/schemas/adaptive-card.json",
            "type",
            "AdaptiveCard",
            "version",
            "1.4",
            "lang",
            post.webhook().language(),
            "body",
            List.of(
                words(Map.of("type", "TextRun", "text", cut(post.subject()), "weight", "Bolder")),
                words(Map.of("type", "TextRun", "text", line(post), "isSubtle", true))),
            "actions",
            List.of(
                Map.of(
                    "type", "Action.OpenUrl",
                    "title", fact(post, "label"),
                    "url", fact(post, "address"))));
    return Map.of(
        "type",
        "message",
        "attachments",
        List.of(Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
  }

  private static Map<String, Object> words(Map<String, Object> run) {
    return Map.of("type", "RichTextBlock", "inlines", List.of(run));
  }

  private static String line(Post post) {
    return cut(fact(post, "line"));
  }

  private static String fact(Post post, String name) {
    return String.valueOf(post.facts().getOrDefault(name, "–"));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }

  /** The three signs that Slack's markup gives a meaning to. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
