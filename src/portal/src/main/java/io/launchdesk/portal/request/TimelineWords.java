package io.launchdesk.portal.request;

import io.launchdesk.core.brief.BriefDifference;
import io.launchdesk.portal.engine.ElementNames;
import io.launchdesk.store.request.TimelineRepository.Event;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says in plain words what an event of the timeline means. */
@Component
class TimelineWords {
  private static final int LONGEST_CHANGE = 160;
  private static final Map<String, String> OUTCOMES =
      Map.of(
          "EndEvent_RequestDelivered", "Delivered",
          "EndEvent_RequestRejected", "Rejected",
          "EndEvent_RequestWithdrawn", "Withdrawn",
          "EndEvent_RequestCancelled", "Cancelled");

  private static final List<String> FACTS =
      List.of(
          "title",
          "version",
          "fields",
          "element",
          "about",
          "assignee",
          "assigneeName",
          "from",
          "fromName",
          "how",
          "onBehalfOf",
          "campaign",
          "campaignName",
          "channel",
          "amount",
          "currency",
          "costCentre",
          "subject");

  private final ElementNames names;
  private final FormWords forms;
  private final DecisionWords decisions;
  private final IntakeForms briefs;

  TimelineWords(ElementNames names, FormWords forms, DecisionWords decisions, IntakeForms briefs) {
    this.names = names;
    this.forms = forms;
    this.decisions = decisions;
    this.briefs = briefs;
  }

  /** What happened. */
  String text(Event event) {
    Map<String, Object> data = event.data();
    return switch (event.kind()) {
      case "submitted" -> "Submitted “%s”".formatted(data.get("title"));
      case "brief-changed" -> "Brief changed to version %s".formatted(data.get("version"));
      case "stage-entered" -> "%s began".formatted(element(data));
      case "task-answered" -> answered(data);
      case "task-assign" -> assigned(data);
      case "task-release" -> "“%s” put back into the queue".formatted(element(data));
      case "campaign" -> moved(data);
      case "decided" -> decisions.text(data);
      case "published" -> "Published on %s".formatted(data.get("channel"));
      case "retracted" -> "Taken back from %s".formatted(data.get("channel"));
      case "budget-reserve" -> "Budget reserved: %s".formatted(money(data));
      case "budget-release" -> "Budget released: %s".formatted(money(data));
      case "budget-spend" -> "Budget spent: %s".formatted(money(data));
      case "notified" -> "Mail: %s".formatted(data.get("subject"));
      case "incident" -> "“%s” got stuck".formatted(element(data));
      case "incident-resolved" -> "“%s” was tried again".formatted(element(data));
      case "comment" -> data.get("deleted") == Boolean.TRUE ? "Comment deleted" : "Comment";
      case "incident-correct" -> "Values of “%s” corrected".formatted(element(data));
      case "withdrawn" -> "Withdrawn";
      case "ended" -> ended(data);
      default -> event.kind();
    };
  }

  /** What the text tells, as single values. */
  Map<String, Object> facts(Event event) {
    Map<String, Object> facts = new HashMap<>();
    FACTS.stream()
        .filter(name -> event.data().get(name) != null)
        .forEach(name -> facts.put(name, event.data().get(name)));
    if (event.data().get("element") != null) {
      facts.put("name", element(event.data()));
    }
    switch (event.kind()) {
      case "task-answered" -> {
        String answer =
            forms.answer(number(event.data().get("form")), object(event.data().get("data")));
        if (answer != null) {
          facts.put("answer", answer);
        }
      }
      case "decided" ->
          object(event.data().get("output")).entrySet().stream()
              .filter(fact -> Set.of("team", "priority").contains(fact.getKey()))
              .forEach(fact -> facts.put(fact.getKey(), fact.getValue()));
      case "ended" -> facts.put("outcome", outcome(event.data()));
      default -> {}
    }
    return facts;
  }

  /** Why, or what exactly; null when there is nothing to add. */
  String detail(Event event) {
    Map<String, Object> data = event.data();
    return switch (event.kind()) {
      case "brief-changed" -> changed(data);
      case "task-answered" -> explanation(data);
      case "decided" -> decisions.because(data);
      case "published" -> text(data.get("address"));
      case "incident" -> text(data.get("message"));
      case "comment" -> text(data.get("text"));
      case "incident-correct" -> corrected(data);
      case "task-assign" -> text(data.get("note"));
      case "withdrawn", "incident-resolved" -> text(data.get("reason"));
      default -> null;
    };
  }

  private String answered(Map<String, Object> data) {
    String answer = forms.answer(number(data.get("form")), object(data.get("data")));
    String task =
        data.get("about") == null ? element(data) : element(data) + " (" + data.get("about") + ")";
    String done = answer == null ? "“%s” done".formatted(task) : "“%s”: %s".formatted(task, answer);
    return data.get("onBehalfOf") == null ? done : done + ", for " + data.get("onBehalfOf");
  }

  private static String moved(Map<String, Object> data) {
    return data.get("campaign") == null
        ? "Taken out of campaign “%s”".formatted(name(data, "from"))
        : "Put into campaign “%s”".formatted(name(data, "campaign"));
  }

  private String assigned(Map<String, Object> data) {
    Object to = name(data, "assignee");
    return switch (String.valueOf(data.get("how"))) {
      case "delegated" ->
          "“%s” delegated by %s to %s".formatted(element(data), name(data, "from"), to);
      case "returned" -> "“%s” handed back to %s".formatted(element(data), to);
      default ->
          data.get("from") == null
              ? "“%s” handed to %s".formatted(element(data), to)
              : "“%s” handed from %s to %s".formatted(element(data), name(data, "from"), to);
    };
  }

  /** The name of the person that a value names, else the value. */
  private static Object name(Map<String, Object> data, String key) {
    Object name = data.get(key + "Name");
    return name == null ? data.get(key) : name;
  }

  private static String explanation(Map<String, Object> data) {
    Map<String, Object> entered = object(data.get("data"));
    String all =
        Stream.of("reason", "comment", "offerScope", "openPoints", "learnings", "notes")
            .map(entered::get)
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .filter(value -> !value.isBlank())
            .collect(Collectors.joining(" "));
    return all.isEmpty() ? null : all;
  }

  private String changed(Map<String, Object> data) {
    List<BriefDifference> differences =
        BriefDifference.between(
            briefs.words(text(data.get("type"))),
            object(data.get("before")),
            object(data.get("brief")));
    String changes =
        differences.stream().map(TimelineWords::shortened).collect(Collectors.joining("; "));
    String reason = text(data.get("reason"));
    String all =
        Stream.of(changes.isEmpty() ? null : changes + ".", reason)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
    return all.isEmpty() ? null : all;
  }

  private static String shortened(BriefDifference difference) {
    String line = difference.line();
    return line.length() <= LONGEST_CHANGE ? line : difference.label() + " rewritten";
  }

  private static String corrected(Map<String, Object> data) {
    return object(data.get("changes")).entrySet().stream()
        .map(
            change -> {
              Map<String, Object> values = object(change.getValue());
              return "%s: %s → %s"
                  .formatted(change.getKey(), shown(values.get("from")), shown(values.get("to")));
            })
        .collect(Collectors.joining("; "));
  }

  private static String shown(Object value) {
    return switch (value) {
      case null -> "nothing";
      case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(", "));
      default -> value.toString();
    };
  }

  private String ended(Map<String, Object> data) {
    if ("terminated".equals(data.get("state"))) {
      return "Cancelled by an operator";
    }
    String known = OUTCOMES.get(String.valueOf(data.get("element")));
    return known == null ? "Ended: " + element(data) : known;
  }

  private static String outcome(Map<String, Object> data) {
    return OUTCOMES
        .getOrDefault(String.valueOf(data.get("element")), "Cancelled")
        .toLowerCase(Locale.ROOT);
  }

  private String element(Map<String, Object> data) {
    Long definition = number(data.get("definition"));
    String id = String.valueOf(data.get("element"));
    return names.of(definition == null ? 0 : definition, id);
  }

  private static String money(Map<String, Object> data) {
    return "%s %s from %s"
        .formatted(amount(data.get("amount")), data.get("currency"), data.get("costCentre"));
  }

  private static String amount(Object value) {
    return value instanceof Number number
        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }

  private static Long number(Object value) {
    return value instanceof Number number ? number.longValue() : null;
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
