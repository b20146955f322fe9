package io.launchdesk.core.production;

import io.launchdesk.core.brief.Brief;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is checked of an asset by machine. The production plan names the checks, some with an
 * argument after a colon: {@code subject-length:60}.
 */
public final class AssetChecks {
  private static final List<String> TEXTS =
      List.of("subject", "preheader", "headline", "body", "callToAction", "hashtags", "script");
  private static final List<String> CONTENTS =
      List.of("body", "script", "headline", "fileUrl", "imageUrl", "recordCount");
  private static final List<String> ADDRESSES = List.of("link", "imageUrl", "fileUrl");
  private static final Pattern ADDRESS_IN_TEXT = Pattern.compile("https?://[^\\s<>\"')\\]]*");
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "lorem ipsum|\\b(TODO|TBD|FIXME)\\b|\\bX{3,}\\b|\\?{3,}|[\\[<](insert|your|placeholder|text here)\\b[^\\]>]*[\\]>]",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern UNSUBSCRIBE =
      Pattern.compile(
          "unsubscribe|opt[- ]?out|abmelden|abbestellen|d[ée]sabonn|d[ée]sinscri|darse de baja|cancelar (la )?suscripci|annulla l.iscrizione|afmelden|退订|配信停止",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern FILE_NAME =
      Pattern.compile("\\S+\\.(png|jpe?g|gif|svg|webp|mp4|pdf)", Pattern.CASE_INSENSITIVE);

  private static final Map<String, Check> CHECKS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("not-empty", AssetChecks::notEmpty),
              Map.entry("no-placeholders", AssetChecks::noPlaceholders),
              Map.entry("links", AssetChecks::links),
              Map.entry("subject-length", AssetChecks::subjectLength),
              Map.entry("unsubscribe-link", AssetChecks::unsubscribeLink),
              Map.entry("post-length", AssetChecks::postLength),
              Map.entry("ad-length", AssetChecks::adLength),
              Map.entry("alt-text", AssetChecks::altText),
              Map.entry("call-to-action", AssetChecks::callToAction),
              Map.entry("utm-tagged", AssetChecks::utmTagged),
              Map.entry("consent", AssetChecks::consent)));

  private AssetChecks() {}

  /** What a check looks at. */
  private record Subject(Brief asset, Brief brief, String argument) {
    String text(String field) {
      return asset.fields().get(field) instanceof Number number
          ? number.toString()
          : asset.text(field);
    }

    int limit(int otherwise) {
      return argument.isEmpty() ? otherwise : Integer.parseInt(argument);
    }
  }

  @FunctionalInterface
  private interface Check {
    Optional<String> objection(Subject subject);
  }

  /** The names of all checks, sorted. */
  public static List<String> names() {
    return List.copyOf(CHECKS.keySet());
  }

  /**
   * Runs the named checks.
   *
   * @param content what the producer entered
   * @param brief the request's brief
   * @return what they object to, in the order of the checks
   * @throws UnknownCheckException when the plan names a check that does not exist or an argument
   *     that is no number
   */
  public static List<Finding> findings(
      List<String> checks, Map<String, Object> content, Brief brief) {
    List<Finding> findings = new ArrayList<>();
    for (String named : checks) {
      String name = named.split(":", 2)[0].strip();
      String argument = named.contains(":") ? named.split(":", 2)[1].strip() : "";
      if (!CHECKS.containsKey(name) || !argument.matches("\\d{0,6}")) {
        throw new UnknownCheckException(named, names());
      }
      CHECKS
          .get(name)
          .objection(new Subject(new Brief(content), brief, argument))
          .ifPresent(message -> findings.add(new Finding(name, message)));
    }
    return findings;
  }

  private static Optional<String> notEmpty(Subject subject) {
    return objectIf(
        CONTENTS.stream().allMatch(field -> subject.text(field).isEmpty()),
        () -> "There is no content yet: hand in a text, a file or an image.");
  }

  private static Optional<String> noPlaceholders(Subject subject) {
    return TEXTS.stream()
        .flatMap(field -> PLACEHOLDER.matcher(subject.text(field)).results())
        .findFirst()
        .map(found -> "'%s' looks like a placeholder: replace it.".formatted(found.group()));
  }

  private static Optional<String> links(Subject subject) {
    Stream<String> own =
        ADDRESSES.stream().map(subject::text).filter(address -> !address.isEmpty());
    Stream<String> inTexts =
        TEXTS.stream()
            .flatMap(field -> ADDRESS_IN_TEXT.matcher(subject.text(field)).results())
            .map(found -> found.group().replaceAll("[.,;:!?]+$", ""));
    return Stream.concat(own, inTexts)
        .filter(address -> !webAddress(address))
        .findFirst()
        .map(address -> "'%s' is not a complete web address: correct it.".formatted(address));
  }

  private static Optional<String> subjectLength(Subject subject) {
    int limit = subject.limit(78);
    String text = subject.text("subject");
    if (text.isEmpty()) {
      return Optional.of("The mail has no subject: write one.");
    }
    return tooLong("subject", text, limit);
  }

  private static Optional<String> unsubscribeLink(Subject subject) {
    return objectIf(
        !UNSUBSCRIBE.matcher(subject.text("body")).find(),
        () -> "The mail does not say how to unsubscribe: add the unsubscribe link to its text.");
  }

  private static Optional<String> postLength(Subject subject) {
    return tooLong(
        "post with its hashtags",
        (subject.text("body") + " " + subject.text("hashtags")).strip(),
        subject.limit(500));
  }

  private static Optional<String> adLength(Subject subject) {
    return tooLong("headline", subject.text("headline"), 90)
        .or(() -> tooLong("ad's text", subject.text("body"), subject.limit(300)));
  }

  private static Optional<String> altText(Subject subject) {
    boolean picture = !subject.text("imageUrl").isEmpty() || !subject.text("fileUrl").isEmpty();
    String text = subject.text("altText");
    if (!picture) {
      return Optional.empty();
    }
    return objectIf(
        text.length() < 5 || FILE_NAME.matcher(text).matches(),
        () -> "The image has no description for people who cannot see it: write one.");
  }

  private static Optional<String> callToAction(Subject subject) {
    return objectIf(
        subject.text("callToAction").isEmpty() || subject.text("link").isEmpty(),
        () -> "There is no call to action with a link: add both.");
  }

  private static Optional<String> utmTagged(Subject subject) {
    String link = subject.text("link");
    return objectIf(
        !link.isEmpty() && !(link.contains("utm_source=") && link.contains("utm_campaign=")),
        () ->
            "The link carries no utm_source and utm_campaign: add them, or clicks are not counted.");
  }

  private static Optional<String> consent(Subject subject) {
    return objectIf(
        subject.brief().flag("personalData") && subject.brief().text("consentBasis").isEmpty(),
        () -> "Personal data is used, and the brief names no consent or other legal basis for it.");
  }

  private static Optional<String> tooLong(String what, String text, int limit) {
    int length = text.codePointCount(0, text.length());
    return objectIf(
        length > limit,
        () -> "The %s has %d characters; shorten it to %d at most.".formatted(what, length, limit));
  }

  private static Optional<String> objectIf(boolean objectionable, Supplier<String> message) {
    return objectionable ? Optional.of(message.get()) : Optional.empty();
  }

  private static boolean webAddress(String address) {
    try {
      URI uri = new URI(address);
      return uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
