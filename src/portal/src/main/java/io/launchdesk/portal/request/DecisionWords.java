package io.launchdesk.portal.request;

import io.launchdesk.portal.engine.DecisionRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Says what a decision came to and by which rules, in the words that the process owners wrote
 * beside the rules; without such words, by the inputs that made the rule match.
 */
@Component
class DecisionWords {
  private final DecisionRules rules;

  DecisionWords(DecisionRules rules) {
    this.rules = rules;
  }

  /** What was decided. */
  String text(Map<String, Object> decision) {
    String name = String.valueOf(decision.get("name"));
    if ("failed".equals(decision.get("state"))) {
      return "“%s” could not be decided".formatted(name);
    }
    return switch (decision.get("output")) {
      case Map<?, ?> facts when facts.get("team") != null ->
          "Routed to %s, priority %s".formatted(facts.get("team"), facts.get("priority"));
      case List<?> rows when rows.isEmpty() -> "“%s” decided: nothing".formatted(name);
      case List<?> rows -> "“%s” decided: %s".formatted(name, titles(rows));
      case Map<?, ?> facts -> "“%s” decided: %s".formatted(name, pairs(facts));
      case null -> "“%s” decided: nothing".formatted(name);
      case Object value -> "“%s” decided: %s".formatted(name, value);
    };
  }

  /** By which rules; null when no table was asked or too many rules matched to be told. */
  String because(Map<String, Object> decision) {
    if (decision.get("failure") != null) {
      return decision.get("failure").toString();
    }
    List<String> reasons = new ArrayList<>();
    for (Object evaluated : list(decision.get("evaluated"))) {
      if (evaluated instanceof Map<?, ?> table) {
        List<?> matched = list(table.get("rules"));
        if (matched.size() == 1) {
          reasons.add(reason(table, (Map<?, ?>) matched.getFirst()));
        } else if (matched.size() > 1) {
          reasons.add("%s: %d rules matched".formatted(table.get("decisionName"), matched.size()));
        }
      }
    }
    return reasons.isEmpty() ? null : "Because " + String.join("; ", reasons) + ".";
  }

  private String reason(Map<?, ?> table, Map<?, ?> rule) {
    String written =
        rules
            .find(table.get("decisionKey"), String.valueOf(rule.get("ruleId")))
            .map(DecisionRules.Rule::description)
            .orElse(null);
    String inputs =
        list(table.get("inputs")).stream()
            .map(Map.class::cast)
            .filter(input -> input.get("value") != null)
            .map(input -> input.get("name") + " = " + input.get("value"))
            .limit(6)
            .collect(Collectors.joining(", "));
    String why = written == null ? "" : " (" + written + ")";
    return "%s: rule %s%s%s"
        .formatted(
            table.get("decisionName"),
            rule.get("ruleIndex"),
            why,
            inputs.isEmpty() ? "" : " for " + inputs);
  }

  private static String titles(List<?> rows) {
    return rows.stream()
        .map(
            row ->
                row instanceof Map<?, ?> fields
                    ? firstOf(fields, "title", "label", "step", "item")
                    : String.valueOf(row))
        .distinct()
        .limit(12)
        .collect(Collectors.joining(", "));
  }

  private static String firstOf(Map<?, ?> fields, String... names) {
    for (String name : names) {
      if (fields.get(name) != null) {
        return fields.get(name).toString();
      }
    }
    return fields.toString();
  }

  private static String pairs(Map<?, ?> facts) {
    return facts.entrySet().stream()
        .map(fact -> fact.getKey() + " " + fact.getValue())
        .collect(Collectors.joining(", "));
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
