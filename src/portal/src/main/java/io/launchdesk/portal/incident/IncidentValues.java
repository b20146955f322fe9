package io.launchdesk.portal.incident;

import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.engine.EngineQueries;
import io.launchdesk.store.incident.IncidentRepository.Incident;
import io.launchdesk.store.task.TaskRepository;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The values that a step works with, and which of them an operator may correct: facts, never who
 * asks, and never what people decided.
 */
@Component
class IncidentValues {
  private static final int LONGEST = 2000;
  private static final int MOST_ITEMS = 100;
  private static final Set<String> FIXED =
      Set.of("requestId", "requestType", "requester", "intakeForm", "briefVersion", "loopCounter");

  private final TaskRepository tasks;
  private final EngineQueries engine;

  IncidentValues(TaskRepository tasks, EngineQueries engine) {
    this.tasks = tasks;
    this.engine = engine;
  }

  /** What kind of value it is; a correction keeps the kind. */
  enum Kind {
    TEXT,
    INSTANT,
    NUMBER,
    FLAG,
    LIST,
    /** Nothing stands there; any of the other kinds may be put in. */
    EMPTY,
    /** Made of several values; nothing to be corrected by hand. */
    COMPOSED
  }

  /**
   * A value that may be corrected.
   *
   * @param suspect the message of the incident names it
   */
  record Value(String name, String kind, Object value, boolean suspect) {}

  /** What an operator may correct, what the message names first. */
  List<Value> of(Incident incident) {
    List<Value> named = new ArrayList<>();
    List<Value> others = new ArrayList<>();
    correctable(incident)
        .forEach(
            (name, value) -> {
              boolean suspect = names(incident.message(), name, value);
              (suspect ? named : others)
                  .add(
                      new Value(name, kind(value).name().toLowerCase(Locale.ROOT), value, suspect));
            });
    named.addAll(others);
    return named;
  }

  /**
   * What would really change.
   *
   * @param wanted the new values by name
   * @return those that differ from what is there, with what was there before
   * @throws Refusal when a name is not one that may be corrected here, or a value is of another
   *     kind
   */
  Map<String, Change> changes(Incident incident, Map<String, Object> wanted) {
    EnteredJson.check(wanted);
    Map<String, Object> present = correctable(incident);
    Map<String, Change> changes = new LinkedHashMap<>();
    List<FieldError> errors = new ArrayList<>();
    wanted.forEach(
        (name, value) -> {
          String refusal =
              present.containsKey(name)
                  ? refusal(present.get(name), value)
                  : "is not a value that can be corrected here.";
          if (refusal != null) {
            errors.add(new FieldError("variables." + name, refusal));
          } else if (!same(present.get(name), value)) {
            changes.put(name, new Change(present.get(name), value));
          }
        });
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return changes;
  }

  /** A correction. */
  record Change(Object from, Object to) {}

  private Map<String, Object> correctable(Incident incident) {
    Map<String, Object> values = new LinkedHashMap<>();
    if (incident.elementInstanceKey() != null) {
      Set<String> decided = engine.steeringFields();
      tasks
          .variables(incident.elementInstanceKey())
          .forEach(
              (name, value) -> {
                if (!FIXED.contains(name)
                    && !decided.contains(name)
                    && !name.endsWith("Outcome")
                    && kind(value) != Kind.COMPOSED) {
                  values.put(name, value);
                }
              });
    }
    return values;
  }

  private static String refusal(Object present, Object wanted) {
    Kind kind = kind(present);
    Kind other = kind(wanted);
    boolean fits = kind == Kind.EMPTY ? other != Kind.COMPOSED : other == kind;
    if (!fits) {
      return switch (kind) {
        case INSTANT -> "must be a date with a time, such as 2026-11-23T09:00:00Z.";
        case NUMBER -> "must be a number.";
        case FLAG -> "must be true or false.";
        case LIST -> "must be a list of texts.";
        case TEXT -> other == Kind.INSTANT ? null : "must be a text.";
        case EMPTY, COMPOSED -> "must be a text, a number, true or false, or a list of texts.";
      };
    }
    return switch (wanted) {
      case String text when text.length() > LONGEST ->
          "must not be longer than " + LONGEST + " characters.";
      case List<?> list when list.size() > MOST_ITEMS ->
          "must not have more than " + MOST_ITEMS + " entries.";
      case null, default -> null;
    };
  }

  private static boolean same(Object present, Object wanted) {
    return present instanceof Number one && wanted instanceof Number other
        ? Double.compare(one.doubleValue(), other.doubleValue()) == 0
        : Objects.equals(present, wanted);
  }

  static Kind kind(Object value) {
    return switch (value) {
      case null -> Kind.EMPTY;
      case String text when isInstant(text) -> Kind.INSTANT;
      case String text -> Kind.TEXT;
      case Number number -> Kind.NUMBER;
      case Boolean flag -> Kind.FLAG;
      case List<?> list when list.stream().allMatch(String.class::isInstance) -> Kind.LIST;
      default -> Kind.COMPOSED;
    };
  }

  private static boolean isInstant(String text) {
    try {
      return text.endsWith("Z") && Instant.parse(text) != null;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** Whether the message speaks of the value, by its name or by itself between quotes. */
  private static boolean names(String message, String name, Object value) {
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(message).find()
        || (value instanceof String text && !text.isEmpty() && message.contains("'" + text + "'"));
  }
}
