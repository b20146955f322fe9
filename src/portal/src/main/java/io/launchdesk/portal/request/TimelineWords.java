package io.launchdesk.portal.request;

import io.launchdesk.portal.engine.ElementNames;
import io.launchdesk.store.request.TimelineRepository.Event;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says in plain words what an event of the timeline means. */
@Component
class TimelineWords {
  private static final Map<String, String> OUTCOMES =
      Map.of(
          "EndEvent_RequestDelivered", "Delivered",
          "EndEvent_RequestRejected", "Rejected",
          "EndEvent_RequestWithdrawn", "Withdrawn",
          "EndEvent_RequestCancelled", "Cancelled");

  private final ElementNames names;
  private final FormWords forms;
  private final DecisionWords decisions;

  TimelineWords(ElementNames names, FormWords forms, DecisionWords decisions) {
    this.names = names;
    this.forms = forms;
    this.decisions = decisions;
  }

  /** What happened. */
  String text(Event event) {
    Map<String, Object> data = event.data();
    return switch (event.kind()) {
      case "submitted" -> "Submitted “%s”".formatted(data.get("title"));
      case "brief-changed" -> "Brief changed to version %s".formatted(data.get("version"));
      case "stage-entered" -> "%s began".formatted(element(data));
      case "task-answered" -> answered(data);
      case "task-assign" -> "“%s” handed to %s".formatted(element(data), data.get("assignee"));
      case "task-release" -> "“%s” put back into the queue".formatted(element(data));
      case "decided" -> decisions.text(data);
      case "published" -> "Published on %s".formatted(data.get("channel"));
      case "retracted" -> "Taken back from %s".formatted(data.get("channel"));
      case "budget-reserve" -> "Budget reserved: %s".formatted(money(data));
      case "budget-release" -> "Budget released: %s".formatted(money(data));
      case "budget-spend" -> "Budget spent: %s".formatted(money(data));
      case "notified" -> "Mail: %s".formatted(data.get("subject"));
      case "incident" -> "“%s” got stuck".formatted(element(data));
      case "incident-resolved" -> "“%s” was tried again".formatted(element(data));
      case "withdrawn" -> "Withdrawn";
      case "ended" -> ended(data);
      default -> event.kind();
    };
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
      case "withdrawn" -> text(data.get("reason"));
      default -> null;
    };
  }

  private String answered(Map<String, Object> data) {
    String answer = forms.answer(number(data.get("form")), object(data.get("data")));
    String task =
        data.get("about") == null ? element(data) : element(data) + " (" + data.get("about") + ")";
    return answer == null ? "“%s” done".formatted(task) : "“%s”: %s".formatted(task, answer);
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

  private static String changed(Map<String, Object> data) {
    return data.get("fields") instanceof List<?> fields && !fields.isEmpty()
        ? "Changed: " + fields.stream().map(String::valueOf).collect(Collectors.joining(", ")) + "."
        : null;
  }

  private String ended(Map<String, Object> data) {
    if ("terminated".equals(data.get("state"))) {
      return "Cancelled by an operator";
    }
    String known = OUTCOMES.get(String.valueOf(data.get("element")));
    return known == null ? "Ended: " + element(data) : known;
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
