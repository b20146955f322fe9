package io.launchdesk.core.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One person's data held against one form: which values count, and what is wrong with them.
 *
 * <p>Whether a field is shown may depend on the value of another field that is itself hidden and so
 * does not count. So hidden values are dropped and the conditions asked again, until nothing
 * changes.
 */
final class FormReading {

  static final int MOST_ENTRIES = 100;
  private static final int MOST_ROUNDS = 20;

  private final List<Component> components;
  private final Map<String, Object> data;
  private final Map<String, Object> accepted;
  private final Map<String, Object> scope;

  /**
   * @param context variables that the person cannot write
   * @param data what the person sent
   */
  FormReading(List<Component> components, Map<String, Object> context, Map<String, Object> data) {
    this.components = components;
    this.data = data;
    Map<String, Object> fixed = Paths.asMap(Paths.plain(context));
    components.forEach(component -> forget(component, fixed));
    Map<String, Object> current = new Filter(false, null).filter(components, data);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Map<String, Object> next =
          new Filter(false, Paths.over(fixed, plain(current))).filter(components, data);
      if (next.equals(current)) {
        break;
      }
      current = next;
    }
    this.accepted = current;
    this.scope = Paths.over(fixed, plain(current));
  }

  /** The values of all fields that are shown and may be written. */
  Map<String, Object> accepted() {
    return accepted;
  }

  /** The accepted values that go to the engine. */
  Map<String, Object> steering() {
    return new Filter(true, scope).filter(components, data);
  }

  /**
   * @param requiredToo whether an empty required field is a problem
   */
  List<FieldProblem> problems(boolean requiredToo) {
    List<FieldProblem> problems = new ArrayList<>();
    for (Component component : components) {
      check(component, data, scope, "", requiredToo, problems);
    }
    return List.copyOf(problems);
  }

  private static void check(
      Component component,
      Map<String, Object> values,
      Map<String, Object> scope,
      String prefix,
      boolean requiredToo,
      List<FieldProblem> problems) {
    if (component.hidden().holds(scope)) {
      return;
    }
    String name = prefix + String.join(".", component.path());
    Object value = Paths.get(values, component.path());
    switch (component) {
      case Component.Field field -> checkField(field, value, scope, name, requiredToo, problems);
      case Component.Group group -> {
        if (!group.path().isEmpty() && value != null && !(value instanceof Map)) {
          problems.add(problem(name, group, "fill in its fields"));
        }
        String inner = group.path().isEmpty() ? prefix : name + ".";
        Map<String, Object> innerValues = group.path().isEmpty() ? values : Paths.asMap(value);
        for (Component child : group.children()) {
          check(child, innerValues, scope, inner, requiredToo, problems);
        }
      }
      case Component.Repeated repeated ->
          checkEntries(repeated, value, scope, name, requiredToo, problems);
    }
  }

  private static void checkField(
      Component.Field field,
      Object value,
      Map<String, Object> scope,
      String name,
      boolean requiredToo,
      List<FieldProblem> problems) {
    if (field.readonly().holds(scope)) {
      return;
    }
    if (!field.kind().isEmpty(value)) {
      field
          .kind()
          .problem(value, scope)
          .ifPresent(remedy -> problems.add(problem(name, field, remedy)));
    } else if (requiredToo && field.required()) {
      problems.add(problem(name, field, field.remedy()));
    }
  }

  private static void checkEntries(
      Component.Repeated repeated,
      Object value,
      Map<String, Object> scope,
      String name,
      boolean requiredToo,
      List<FieldProblem> problems) {
    if (value == null) {
      return;
    }
    if (!(value instanceof List<?> entries)) {
      problems.add(problem(name, repeated, "give a list of entries"));
      return;
    }
    if (entries.size() > MOST_ENTRIES) {
      problems.add(problem(name, repeated, "use at most " + MOST_ENTRIES + " entries"));
      return;
    }
    for (int i = 0; i < entries.size(); i++) {
      String entry = name + "[" + i + "]";
      if (!(entries.get(i) instanceof Map)) {
        problems.add(problem(entry, repeated, "fill in the fields of each entry"));
        continue;
      }
      Map<String, Object> values = Paths.asMap(entries.get(i));
      for (Component child : repeated.children()) {
        check(child, values, entryScope(scope, values), entry + ".", requiredToo, problems);
      }
    }
  }

  private static FieldProblem problem(String name, Component component, String remedy) {
    return new FieldProblem(name, component.label() + ": " + remedy);
  }

  /** Inside an entry its own values are seen first, as in form-js. */
  private static Map<String, Object> entryScope(
      Map<String, Object> scope, Map<String, Object> entry) {
    Map<String, Object> inner = new LinkedHashMap<>(scope);
    inner.putAll(plain(entry));
    return inner;
  }

  private static Map<String, Object> plain(Map<String, Object> values) {
    return Paths.asMap(Paths.plain(values));
  }

  /** What a person writes counts, not what the context says of the same field. */
  private static void forget(Component component, Map<String, Object> context) {
    switch (component) {
      case Component.Field field -> {
        if (field.readonly() == Condition.NEVER && Paths.get(context, field.path()) != null) {
          Paths.put(context, field.path(), null);
        }
      }
      case Component.Repeated repeated -> {
        if (Paths.get(context, repeated.path()) != null) {
          Paths.put(context, repeated.path(), null);
        }
      }
      case Component.Group group -> {
        if (group.path().isEmpty()) {
          group.children().forEach(child -> forget(child, context));
        } else if (Paths.get(context, group.path()) instanceof Map<?, ?> inner) {
          Map<String, Object> copy = Paths.asMap(inner);
          group.children().forEach(child -> forget(child, copy));
          Paths.put(context, group.path(), copy);
        }
      }
    }
  }

  /**
   * Copies the values of fields that are shown and writable.
   *
   * @param steeringOnly only those that go to the engine
   * @param scope what conditions see; null to take every field as shown
   */
  private record Filter(boolean steeringOnly, Map<String, Object> scope) {

    Map<String, Object> filter(List<Component> components, Map<String, Object> values) {
      Map<String, Object> result = new LinkedHashMap<>();
      components.forEach(component -> copy(component, values, result));
      return result;
    }

    private void copy(Component component, Map<String, Object> values, Map<String, Object> to) {
      if (scope != null && component.hidden().holds(scope)) {
        return;
      }
      Object value = Paths.get(values, component.path());
      switch (component) {
        case Component.Field field -> {
          if (value != null && (field.steering() || !steeringOnly) && !readonly(field)) {
            Paths.put(to, field.path(), value);
          }
        }
        case Component.Group group -> {
          if (group.path().isEmpty()) {
            group.children().forEach(child -> copy(child, values, to));
          } else {
            Map<String, Object> inner = filter(group.children(), Paths.asMap(value));
            if (!inner.isEmpty()) {
              Paths.put(
                  to, group.path(), Paths.over(Paths.asMap(Paths.get(to, group.path())), inner));
            }
          }
        }
        case Component.Repeated repeated -> {
          if (value instanceof List<?> entries && (repeated.steering() || !steeringOnly)) {
            Paths.put(
                to,
                repeated.path(),
                entries.stream().limit(MOST_ENTRIES).map(entry -> entry(repeated, entry)).toList());
          }
        }
      }
    }

    private Map<String, Object> entry(Component.Repeated repeated, Object entry) {
      Map<String, Object> values = Paths.asMap(entry);
      return new Filter(false, scope == null ? null : entryScope(scope, values))
          .filter(repeated.children(), values);
    }

    private boolean readonly(Component.Field field) {
      return scope == null ? field.readonly() == Condition.ALWAYS : field.readonly().holds(scope);
    }
  }
}
