package io.launchdesk.core.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads what sort of value a field takes, with its limits, from form-js JSON. */
final class KindParser {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Clock clock;

  KindParser(Clock clock) {
    this.clock = clock;
  }

  Kind kind(JsonNode node, String type) {
    return switch (type) {
      case "textfield" -> text(node, false, TextKind.LONGEST_LINE);
      case "textarea" -> text(node, true, TextKind.LONGEST_TEXT);
      case "number" -> number(node);
      case "datetime" -> moment(node);
      case "checkbox" -> new CheckboxKind();
      case "select", "radio" -> new ChoiceKind(false, options(node));
      case "checklist", "taglist" -> new ChoiceKind(true, options(node));
      default ->
          throw new FormSchemaException(
              FormParser.name(node), "components of type " + type + " are not supported here");
    };
  }

  private static Kind text(JsonNode node, boolean multiline, int longest) {
    JsonNode validate = node.path("validate");
    int max = Math.min(whole(node, validate, "maxLength", longest), TextKind.LONGEST_TEXT);
    String hint = validate.path("patternErrorMessage").asText("");
    String type = validate.path("validationType").asText("");
    Pattern pattern =
        switch (type) {
          case "email" -> TextKind.EMAIL;
          case "phone" -> TextKind.PHONE;
          default -> pattern(node, validate.path("pattern").asText(""));
        };
    String remedy =
        switch (type) {
          case "email" -> "enter an e-mail address such as name@example.org";
          case "phone" -> "enter a phone number with country code, such as +4930664040900";
          default -> hint.isBlank() ? "follow the form that the help text describes" : hint;
        };
    return new TextKind(multiline, whole(node, validate, "minLength", 0), max, pattern, remedy);
  }

  private static Pattern pattern(JsonNode node, String text) {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new FormSchemaException(
          FormParser.name(node),
          "the pattern " + text + " cannot be used (RE2 syntax): " + e.getMessage());
    }
  }

  private static Kind number(JsonNode node) {
    JsonNode validate = node.path("validate");
    BigDecimal digits = decimal(node, node, "decimalDigits");
    BigDecimal increment = decimal(node, node, "increment");
    if (increment != null && increment.signum() <= 0) {
      throw new FormSchemaException(FormParser.name(node), "increment must be greater than 0");
    }
    return new NumberKind(
        decimal(node, validate, "min"),
        decimal(node, validate, "max"),
        digits == null ? null : digits.intValue(),
        increment,
        node.path("serializeToString").asBoolean());
  }

  private Kind moment(JsonNode node) {
    MomentKind.Part part =
        switch (node.path("subtype").asText("date")) {
          case "date" -> MomentKind.Part.DATE;
          case "time" -> MomentKind.Part.TIME;
          case "datetime" -> MomentKind.Part.DATETIME;
          default ->
              throw new FormSchemaException(
                  FormParser.name(node), "subtype must be date, time or datetime");
        };
    return new MomentKind(part, node.path("disallowPassedDates").asBoolean(), clock);
  }

  private static Options options(JsonNode node) {
    if (!node.path("valuesExpression").asText("").isBlank()) {
      throw new FormSchemaException(
          FormParser.name(node),
          "options from an expression are not supported; name a variable in valuesKey instead");
    }
    String key = node.path("valuesKey").asText("");
    if (!key.isBlank()) {
      return new Options.FromVariable(List.of(key.split("\\.")));
    }
    List<Options.Option> options =
        StreamSupport.stream(node.path("values").spliterator(), false)
            .map(option -> Options.Option.of(JSON.convertValue(option, Object.class)))
            .flatMap(Optional::stream)
            .toList();
    if (options.isEmpty()) {
      throw new FormSchemaException(FormParser.name(node), "it offers no options");
    }
    return new Options.Fixed(options);
  }

  private static int whole(JsonNode node, JsonNode parent, String property, int otherwise) {
    BigDecimal value = decimal(node, parent, property);
    return value == null ? otherwise : value.intValue();
  }

  private static BigDecimal decimal(JsonNode node, JsonNode parent, String property) {
    JsonNode value = parent.path(property);
    if (value.isMissingNode() || value.isNull() || value.asText().isBlank()) {
      return null;
    }
    return Numbers.read(value.isNumber() ? value.decimalValue() : value.asText(), true)
        .orElseThrow(
            () ->
                new FormSchemaException(
                    FormParser.name(node),
                    property + " must be a number, but is \"" + value.asText() + "\""));
  }
}
