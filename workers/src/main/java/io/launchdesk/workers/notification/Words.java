package io.launchdesk.workers.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.core.contract.Step;
import io.launchdesk.core.notification.Topic;
import io.launchdesk.workers.engine.TechnicalFailure;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * Steps and problems of briefs in a person's language, from the web client's files: {@code
 * locales/<language>.json} has words by key, and below {@code texts} what models, forms and checks
 * say, by the English wording. What is not there stays English.
 */
@Component
class Words {
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9-]{1,20}");
  private static final Pattern OWN = Pattern.compile("'[^']+'|[+-]?\\d+(?:[-.:]\\d+)*");
  private static final Pattern PIECE = Pattern.compile("(.+), ([a-z]{2,3}(?:-\\w+)*)");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

  private final ResourceLoader loader;
  private final ObjectMapper mapper;
  private final Map<String, JsonNode> files = new ConcurrentHashMap<>();

  Words(ResourceLoader loader, ObjectMapper mapper) {
    this.loader = loader;
    this.mapper = mapper;
  }

  /** What the task lists call the step; words made of its name when they do not know it. */
  String step(String language, Step step) {
    String key = "step." + step.name();
    return text(file(language), key).or(() -> text(file("en"), key)).orElseGet(() -> plain(step));
  }

  /**
   * A task by its step and what it is about, such as "Approve step · Legal".
   *
   * @param about the title of an approval step, or of a piece with its language ({@code E-mail,
   *     pl}); null when there is only one
   */
  String task(String language, Step step, String about) {
    return about == null
        ? step(language, step)
        : step(language, step) + " · " + about(language, step, about);
  }

  /** What a task is about, by its step where there is only one. */
  String about(String language, Step step, String about) {
    if (about == null) {
      return step(language, step);
    }
    Matcher piece = PIECE.matcher(about);
    return piece.matches()
        ? text(language, piece.group(1)) + ", " + piece.group(2)
        : text(language, about);
  }

  /** What the web client says under this key; the key where it says nothing. */
  String said(String language, String key) {
    return text(file(language), key).or(() -> text(file("en"), key)).orElse(key);
  }

  /** How the topic is called, such as the id of a request. */
  String topic(String language, Topic topic) {
    return fill(said(language, "topic." + topic.kind().slug()), Map.of("key", topic.key()));
  }

  /** A text of a model or form, such as a field's label. */
  String text(String language, String english) {
    return text(file(language).path("texts"), english).orElse(english);
  }

  /** A problem of a brief: a whole sentence, or a field's label, a colon and what to do. */
  String problem(String language, String message) {
    JsonNode texts = file(language).path("texts");
    Optional<String> whole = said(texts, message);
    for (int at = message.indexOf(": ");
        whole.isEmpty() && at > 0;
        at = message.indexOf(": ", at + 1)) {
      Optional<String> label = text(texts, message.substring(0, at));
      Optional<String> remedy = said(texts, message.substring(at + 2));
      if (label.isPresent() && remedy.isPresent()) {
        whole =
            text(file(language), "form.problem")
                .map(both -> fill(both, Map.of("label", label.get(), "remedy", remedy.get())));
      }
    }
    return whole.orElse(message);
  }

  /** The text as it stands, else the one that has places for what it quotes and counts. */
  private static Optional<String> said(JsonNode texts, String english) {
    return text(texts, english).or(() -> withPlaces(texts, english));
  }

  private static Optional<String> withPlaces(JsonNode texts, String english) {
    List<String> parts = new ArrayList<>();
    String pattern =
        OWN.matcher(english)
            .replaceAll(
                found -> {
                  parts.add(found.group());
                  return Matcher.quoteReplacement("{{" + parts.size() + "}}");
                });
    return text(texts, pattern)
        .map(
            said ->
                PLACEHOLDER
                    .matcher(said)
                    .replaceAll(
                        found ->
                            Matcher.quoteReplacement(
                                parts.get(Integer.parseInt(found.group(1)) - 1))));
  }

  private static String fill(String text, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
  }

  private static Optional<String> text(JsonNode texts, String key) {
    return Optional.ofNullable(texts.get(key)).map(JsonNode::asText);
  }

  private static String plain(Step step) {
    String words = step.name().replace('-', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private JsonNode file(String language) {
    return LANGUAGE.matcher(language).matches()
        ? files.computeIfAbsent(language, this::read)
        : mapper.createObjectNode();
  }

  private JsonNode read(String language) {
    Resource resource = loader.getResource("classpath:locales/" + language + ".json");
    if (!resource.exists()) {
      return mapper.createObjectNode();
    }
    try (InputStream in = resource.getInputStream()) {
      return mapper.readTree(in);
    } catch (IOException e) {
      throw new TechnicalFailure(
          "The words of the language '%s' cannot be read; check the installation."
              .formatted(language),
          e);
    }
  }
}
