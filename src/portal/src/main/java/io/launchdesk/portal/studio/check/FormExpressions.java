package io.launchdesk.portal.studio.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * FEEL in a form: values that begin with {@code =}, and what stands in double braces in its texts.
 */
final class FormExpressions {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** An expression within a text, with what says that it is a condition or a loop. */
  private static final Pattern TEMPLATE =
      Pattern.compile("\\{\\{(?:\\s*#(?:if|loop)\\s)?([^{}]*)}}");

  private final List<Expression> found = new ArrayList<>();

  private FormExpressions() {}

  /**
   * @param content JSON that was found to be bounded
   */
  static List<Expression> of(String content) {
    FormExpressions expressions = new FormExpressions();
    try {
      JSON.readTree(content).path("components").forEach(part -> expressions.collect(part, ""));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("JSON that was read before", e);
    }
    return expressions.found;
  }

  private void collect(JsonNode node, String around) {
    String id = node.path("id").isTextual() ? node.path("id").asText() : around;
    node.forEach(
        part -> {
          if (part.isTextual()) {
            take(part.asText(), id);
          } else {
            collect(part, id);
          }
        });
  }

  private void take(String text, String element) {
    if (text.startsWith("=")) {
      found.add(new Expression(element, text.substring(1).strip(), false));
      return;
    }
    TEMPLATE
        .matcher(text)
        .results()
        .map(match -> match.group(1).strip())
        .filter(inner -> !inner.isEmpty() && !inner.startsWith("/"))
        .forEach(inner -> found.add(new Expression(element, inner, false)));
  }
}
