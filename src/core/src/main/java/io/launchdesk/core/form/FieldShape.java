package io.launchdesk.core.form;

import java.util.List;
import java.util.stream.Stream;

/**
 * A single field with what it takes, for who fills it in elsewhere than in the form, such as in a
 * table. Lists of entries and what nobody may write have none.
 *
 * @param field its name; dots lead into groups
 * @param label what people see beside it
 * @param options what it offers; empty when it is no choice, or its options are not in the form
 */
public record FieldShape(
    String field, String label, Sort sort, boolean required, List<Choice> options) {

  /** What sort of value a field takes. */
  public enum Sort {
    TEXT,
    LONG_TEXT,
    NUMBER,
    DATE,
    TIME,
    DATETIME,
    YES_NO,
    CHOICE,
    CHOICES
  }

  /**
   * An option.
   *
   * @param value what is stored: text, number or truth value
   * @param label what people see
   */
  public record Choice(Object value, String label) {}

  static List<FieldShape> of(List<Component> components) {
    return components.stream().flatMap(component -> shapes(component, "")).toList();
  }

  private static Stream<FieldShape> shapes(Component component, String prefix) {
    String name = prefix + String.join(".", component.path());
    return switch (component) {
      case Component.Field field when field.readonly() == Condition.ALWAYS -> Stream.empty();
      case Component.Field field ->
          Stream.of(
              new FieldShape(
                  name,
                  field.label(),
                  sort(field.kind()),
                  field.required(),
                  options(field.kind())));
      case Component.Repeated repeated -> Stream.empty();
      case Component.Group group ->
          group.children().stream()
              .flatMap(child -> shapes(child, group.path().isEmpty() ? prefix : name + "."));
    };
  }

  private static Sort sort(Kind kind) {
    return switch (kind) {
      case NumberKind number -> Sort.NUMBER;
      case CheckboxKind checkbox -> Sort.YES_NO;
      case ChoiceKind choice -> choice.several() ? Sort.CHOICES : Sort.CHOICE;
      case TextKind text -> text.multiline() ? Sort.LONG_TEXT : Sort.TEXT;
      case MomentKind moment ->
          switch (moment.part()) {
            case DATE -> Sort.DATE;
            case TIME -> Sort.TIME;
            case DATETIME -> Sort.DATETIME;
          };
      default -> Sort.TEXT;
    };
  }

  private static List<Choice> options(Kind kind) {
    return kind instanceof ChoiceKind choice && choice.options() instanceof Options.Fixed fixed
        ? fixed.options().stream().map(one -> new Choice(one.value(), one.label())).toList()
        : List.of();
  }
}
