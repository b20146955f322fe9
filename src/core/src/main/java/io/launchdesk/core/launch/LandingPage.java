package io.launchdesk.core.launch;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A landing page as HTML. Whatever people entered is text and is escaped; addresses are used only
 * when they are web addresses. The text's own first letters decide in which direction it runs.
 */
public final class LandingPage {
  private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[^\\s\"'<>`]+");

  private LandingPage() {}

  /**
   * What a page is made of.
   *
   * @param language BCP 47
   * @param parts contents of the accepted assets, the page's own first
   */
  public record Material(
      String requestId, String title, String language, List<Map<String, Object>> parts) {}

  /** A complete document. The meta element {@code launchdesk-request} tells whose page it is. */
  public static String html(Material material) {
    String headline = first(material, "headline");
    return """
        <!doctype html>
        <html lang="%s">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="launchdesk-request" content="%s">
          <title>%s</title>
          <style>
            body { margin: 0; font: 1.125rem/1.6 system-ui, sans-serif; color: #161616; background: #fff }
            main { max-width: 44rem; margin: 0 auto; padding: 3rem 1.5rem }
            h1 { font-size: 2.25rem; line-height: 1.2 }
            img { max-width: 100%%; height: auto }
            .action { display: inline-block; padding: .75rem 1.5rem; background: #0f62fe; color: #fff; text-decoration: none }
            .action:focus, .action:hover { background: #0043ce }
            @media (prefers-color-scheme: dark) {
              :root { color-scheme: dark }
              body { color: #f4f4f4; background: #161616 }
            }
          </style>
        </head>
        <body>
        <main dir="auto">
          <h1>%s</h1>
        %s</main>
        </body>
        </html>
        """
        .formatted(
            escape(material.language()),
            escape(material.requestId()),
            escape(headline.isEmpty() ? material.title() : headline),
            escape(headline.isEmpty() ? material.title() : headline),
            material.parts().stream().map(LandingPage::part).collect(Collectors.joining()));
  }

  private static String part(Map<String, Object> content) {
    return image(content) + paragraphs(text(content, "body")) + action(content);
  }

  private static String image(Map<String, Object> content) {
    String address = text(content, "imageUrl");
    return WEB_ADDRESS.matcher(address).matches()
        ? "  <p><img src=\"%s\" alt=\"%s\"></p>\n"
            .formatted(escape(address), escape(text(content, "altText")))
        : "";
  }

  private static String paragraphs(String body) {
    return Arrays.stream(body.split("\\R\\s*\\R"))
        .map(String::strip)
        .filter(paragraph -> !paragraph.isEmpty())
        .map(paragraph -> "  <p>" + escape(paragraph).replaceAll("\\R", "<br>") + "</p>\n")
        .collect(Collectors.joining());
  }

  private static String action(Map<String, Object> content) {
    String address = text(content, "link");
    String label = text(content, "callToAction");
    return WEB_ADDRESS.matcher(address).matches() && !label.isEmpty()
        ? "  <p><a class=\"action\" href=\"%s\">%s</a></p>\n"
            .formatted(escape(address), escape(label))
        : "";
  }

  private static String first(Material material, String field) {
    return material.parts().stream()
        .map(content -> text(content, field))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String text(Map<String, Object> content, String field) {
    return content.get(field) instanceof String text ? text.strip() : "";
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
