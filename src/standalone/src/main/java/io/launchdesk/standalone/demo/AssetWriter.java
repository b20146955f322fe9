package io.launchdesk.standalone.demo;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes assets as a producer would, good enough to be published: texts in the asset's language.
 */
final class AssetWriter {
  private static final int SUBJECT = 58;
  private static final int AD_HEADLINE = 80;
  private static final int AD_TEXT = 220;
  private static final int POST = 300;

  private static final Map<String, Words> WORDS =
      Map.ofEntries(
          Map.entry("en", new Words("Find out more", "We look forward to you.")),
          Map.entry("de", new Words("Mehr erfahren", "Wir freuen uns auf Sie.")),
          Map.entry("pl", new Words("Dowiedz się więcej", "Czekamy na Państwa.")),
          Map.entry("fr", new Words("En savoir plus", "Nous nous réjouissons de vous voir.")),
          Map.entry("es", new Words("Saber más", "Será un placer recibirle.")),
          Map.entry("it", new Words("Scopri di più", "Vi aspettiamo.")),
          Map.entry("pt", new Words("Saiba mais", "Contamos com você.")),
          Map.entry("nl", new Words("Meer weten", "We zien u graag.")),
          Map.entry("tr", new Words("Daha fazla bilgi", "Sizi bekliyoruz.")),
          Map.entry("fa", new Words("بیشتر بدانید", "منتظر شما هستیم.")),
          Map.entry("zh-Hans", new Words("了解更多", "期待您的光临。")),
          Map.entry("zh-Hant", new Words("瞭解更多", "期待您的蒞臨。")));

  private AssetWriter() {}

  private record Words(String callToAction, String closing) {}

  /**
   * @param task what the form is given; {@code deliverable} says what is to be made
   * @param brief the request's brief
   * @return the form's fields; those that the kind does not need are dropped by the server
   */
  static Map<String, Object> write(Map<String, Object> task, Map<String, Object> brief) {
    String kind = text(task.get("deliverable"), "kind", "document");
    String language = text(task.get("deliverable"), "language", "en");
    Words words = WORDS.getOrDefault(language, WORDS.get("en"));
    String title = String.valueOf(brief.get("title"));
    String body = brief.get("description") + "\n\n" + words.closing();
    String address = "https://www.launchdesk.example/" + language.toLowerCase(Locale.ROOT);
    Map<String, Object> asset = new LinkedHashMap<>();
    switch (kind) {
      case "email" -> {
        asset.put("subject", shortened(title, SUBJECT));
        asset.put("preheader", shortened(String.valueOf(brief.get("goal")), SUBJECT));
        asset.put("headline", shortened(title, AD_HEADLINE));
        asset.put("body", body + "\n\nUnsubscribe: " + address + "/unsubscribe");
        action(asset, words, address);
      }
      case "social-post" -> {
        asset.put("body", shortened(body, POST));
        asset.put("link", address);
        asset.put("hashtags", "#launchdesk");
      }
      case "ad" -> {
        asset.put("headline", shortened(title, AD_HEADLINE));
        asset.put("body", shortened(body, AD_TEXT));
        action(asset, words, address);
      }
      case "visual" -> {
        asset.put("fileUrl", "https://files.launchdesk.example/visual.png");
        asset.put("altText", "Picture for: " + shortened(title, AD_HEADLINE));
      }
      case "video" -> {
        asset.put("script", "Scene 1: " + title + ".\nScene 2: " + body);
        asset.put("fileUrl", "https://files.launchdesk.example/film.mp4");
      }
      case "audience-list" -> {
        asset.put("fileUrl", "https://files.launchdesk.example/list.csv.gpg");
        asset.put("recordCount", 1_200);
      }
      default -> {
        asset.put("headline", shortened(title, AD_HEADLINE));
        asset.put("body", body);
        if (kind.endsWith("-page")) {
          action(asset, words, address);
        }
      }
    }
    asset.put("notes", "Made after the brief; the tone follows the style guide.");
    return asset;
  }

  private static void action(Map<String, Object> asset, Words words, String address) {
    asset.put("callToAction", words.callToAction());
    asset.put("link", address);
  }

  private static String shortened(String text, int length) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.codePointCount(0, line.length()) <= length) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, length - 1)).strip() + "…";
  }

  private static String text(Object map, String key, String otherwise) {
    return map instanceof Map<?, ?> values && values.get(key) instanceof String text
        ? text
        : otherwise;
  }
}
