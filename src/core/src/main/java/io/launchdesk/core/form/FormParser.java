package io.launchdesk.core.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes components from form-js JSON; refuses what the server could not hold data against. */
final class FormParser {

  private static final Set<String> SHOWN_ONLY =
      Set.of(
          "text",
          "html",
          "separator",
          "spacer",
          "button",
          "image",
          "table",
          "iframe",
          "documentPreview");
  private static final int DEEPEST = 12;

  private final KindParser kinds;

  FormParser(Clock clock) {
    this.kinds = new KindParser(clock);
  }

  List<Component> components(JsonNode parent) {
    return components(parent, 0);
  }

  private List<Component> components(JsonNode parent, int depth) {
    if (depth > DEEPEST) {
      throw new FormSchemaException(name(parent), "groups lie too deep in one another");
    }
    List<Component> result = new ArrayList<>();
    for (JsonNode node : parent.path("components")) {
      String type = node.path("type").asText();
      switch (type) {
        case "group" -> result.add(group(node, depth));
        case "dynamiclist" -> result.add(repeated(node, depth));
        default -> {
          if (!SHOWN_ONLY.contains(type)) {
            result.add(field(node, type));
          }
        }
      }
    }
    return List.copyOf(result);
  }

  private Component.Group group(JsonNode node, int depth) {
    return new Component.Group(
        path(node, "path"), label(node), hidden(node), components(node, depth + 1));
  }

  private Component.Repeated repeated(JsonNode node, int depth) {
    List<String> path = path(node, "path");
    if (path.isEmpty()) {
      throw new FormSchemaException(name(node), "a dynamic list needs a path");
    }
    return new Component.Repeated(
        path, label(node), hidden(node), steering(node), components(node, depth + 1));
  }

  private Component.Field field(JsonNode node, String type) {
    Kind kind = kinds.kind(node, type);
    List<String> path = path(node, "key");
    if (path.isEmpty()) {
      throw new FormSchemaException(name(node), "a field needs a key");
    }
    JsonNode validate = node.path("validate");
    if (validate.path("required").isTextual()) {
      throw new FormSchemaException(name(node), "required must be true or false, no expression");
    }
    String remedy = node.path("properties").path("remedy").asText("");
    return new Component.Field(
        path,
        label(node),
        hidden(node),
        readonly(node),
        validate.path("required").asBoolean(),
        steering(node),
        remedy.isBlank() ? kind.remedy() : remedy,
        kind);
  }

  private static boolean steering(JsonNode node) {
    return "true".equals(node.path("properties").path("steering").asText());
  }

  private static Condition hidden(JsonNode node) {
    String hide = node.path("conditional").path("hide").asText("");
    return hide.isBlank() ? Condition.NEVER : Condition.parse(name(node), hide);
  }

  private static Condition readonly(JsonNode node) {
    if (node.path("disabled").asBoolean() || node.path("readonly").asBoolean()) {
      return Condition.ALWAYS;
    }
    String readonly = node.path("readonly").asText("");
    return readonly.startsWith("=") ? Condition.parse(name(node), readonly) : Condition.NEVER;
  }

  private static List<String> path(JsonNode node, String property) {
    String text = node.path(property).asText("");
    return text.isBlank() ? List.of() : List.of(text.split("\\."));
  }

  /** The label for messages; a label that is a template says nothing here, so the key stands in. */
  private static String label(JsonNode node) {
    String label = node.path("label").asText("");
    for (String of : List.of("dateLabel", "timeLabel")) {
      label = label.isBlank() ? node.path(of).asText("") : label;
    }
    return label.isBlank() || label.startsWith("=") || label.contains("{{") ? name(node) : label;
  }

  /** What to call a component in a message: its key, path, id or type, whichever it has. */
  static String name(JsonNode node) {
    for (String property : List.of("key", "path", "id", "type")) {
      String name = node.path(property).asText("");
      if (!name.isBlank()) {
        return name;
      }
    }
    return "form";
  }
}
