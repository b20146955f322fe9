package io.launchdesk.core.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A field in the words that people see.
 *
 * @param field its name; dots lead into groups
 * @param label what stands beside it
 * @param options the labels of its options by value; empty when it offers none of its own
 */
public record FieldWords(String field, String label, Map<String, String> options) {

  static List<FieldWords> of(List<Component> components) {
    return components.stream().flatMap(component -> words(component, "")).toList();
  }

  private static Stream<FieldWords> words(Component component, String prefix) {
    String name = prefix + String.join(".", component.path());
    return switch (component) {
      case Component.Field field ->
          Stream.of(new FieldWords(name, field.label(), options(field.kind())));
      case Component.Repeated repeated ->
          Stream.of(new FieldWords(name, repeated.label(), Map.of()));
      case Component.Group group ->
          group.children().stream()
              .flatMap(child -> words(child, group.path().isEmpty() ? prefix : name + "."));
    };
  }

  private static Map<String, String> options(Kind kind) {
    Map<String, String> labels = new LinkedHashMap<>();
    if (kind instanceof ChoiceKind choice && choice.options() instanceof Options.Fixed fixed) {
      fixed.options().forEach(option -> labels.put(option.value().toString(), option.label()));
    }
    return labels;
  }
}
