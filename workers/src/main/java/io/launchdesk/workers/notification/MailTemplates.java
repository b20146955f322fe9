package io.launchdesk.workers.notification;

import io.launchdesk.store.notification.MailText;
import io.launchdesk.workers.engine.TechnicalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * Templates are files, {@code mail/<language>/<template>.txt}: the first line is the subject, the
 * rest after an empty line the text. Placeholders stand in braces, {@code {title}}. What is put in
 * is never looked at again, so that braces in a user's text stay text; where it runs in another
 * direction than the language, it is isolated. The laid out mail is made of the same file. A
 * paragraph is left out when a value that has lines of its own there is empty.
 */
@Component
class MailTemplates {
  private static final String DEFAULT_LANGUAGE = "en";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

  /** Values that stand on lines of their own, where each line finds its direction by itself. */
  private static final Set<String> LINES =
      Set.of(
          "link",
          "taskLink",
          "answers",
          "note",
          "problems",
          "changes",
          "text",
          "entries",
          "settings");

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+");

  private final ResourceLoader loader;
  private final MailLayout layout;
  private final Words words;
  private final Map<String, Optional<String>> files = new ConcurrentHashMap<>();

  MailTemplates(ResourceLoader loader, MailLayout layout, Words words) {
    this.loader = loader;
    this.layout = layout;
    this.words = words;
  }

  /**
   * Fills in the template in the wanted language, or its main language, or English.
   *
   * @return the text, plain and laid out, with the language that was found
   * @throws TechnicalFailure when there is no such template
   */
  MailText render(String template, String language, MailValues values) {
    for (String candidate : new String[] {language, language.split("-")[0], DEFAULT_LANGUAGE}) {
      Optional<String> file = file(template, candidate);
      if (file.isPresent()) {
        String[] parts = file.get().split("\\R\\R", 2);
        return written(candidate, parts[0], parts.length > 1 ? parts[1] : "", values);
      }
    }
    throw new TechnicalFailure(
        "There is no mail template '%s'. Correct the communication plan, or add the template, then retry."
            .formatted(template));
  }

  /** Whether there is a template of this name. */
  boolean has(String template) {
    return file(template, DEFAULT_LANGUAGE).isPresent();
  }

  private MailText written(String language, String head, String body, MailValues values) {
    Map<String, String> texts = values.asTexts();
    String subject = fill(head, texts, language).replaceAll("\\s+", " ").strip();
    List<String> paragraphs =
        MailBlocks.paragraphs(body).stream()
            .filter(paragraph -> !isEmpty(paragraph, texts))
            .toList();
    String plain =
        paragraphs.stream()
            .map(paragraph -> fill(paragraph, texts, language))
            .collect(Collectors.joining("\n\n", "", "\n"));
    MailBlocks blocks =
        new MailBlocks(values, line -> fill(line, texts, language), labels(language, texts));
    return new MailText(
        language, subject, plain, layout.render(language, subject, blocks.of(paragraphs)), null);
  }

  private Map<String, String> labels(String language, Map<String, String> texts) {
    return Map.of(
        "link", texts.getOrDefault(TopicWords.LABEL, texts.getOrDefault("link", "")),
        "taskLink", words.said(language, "answerLink.openTask"));
  }

  /** A paragraph stands for the lines in it: without them, there is nothing to say. */
  private static boolean isEmpty(String paragraph, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(paragraph)
        .results()
        .map(found -> found.group(1))
        .anyMatch(name -> LINES.contains(name) && "".equals(values.get(name)));
  }

  private static String fill(String text, Map<String, String> values, String language) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> {
              String name = found.group(1);
              String value = values.getOrDefault(name, found.group());
              return Matcher.quoteReplacement(
                  LINES.contains(name) ? value : Isolation.of(value, language));
            });
  }

  private Optional<String> file(String template, String language) {
    return NAME.matcher(template).matches() && language.matches("[A-Za-z0-9-]{1,20}")
        ? files.computeIfAbsent(language + "/" + template, this::read)
        : Optional.empty();
  }

  private Optional<String> read(String path) {
    Resource resource = loader.getResource("classpath:mail/" + path + ".txt");
    if (!resource.exists()) {
      return Optional.empty();
    }
    try {
      return Optional.of(resource.getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new TechnicalFailure(
          "The mail template '%s' cannot be read; check the installation.".formatted(path), e);
    }
  }
}
