package io.launchdesk.portal.batch;

import io.launchdesk.core.form.FieldShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Which column of a file is which field.
 *
 * @param fields of the type's form, in its order
 * @param say a label in the person's language
 */
record Columns(List<FieldShape> fields, UnaryOperator<String> say) {

  /**
   * What the head of a file means.
   *
   * @param found the field of each column; null where it is none
   * @param unknown names of columns that are no field, or one that stood there before
   */
  record Reading(List<FieldShape> found, List<String> unknown) {}

  Reading read(List<String> head) {
    List<FieldShape> found = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    Set<FieldShape> taken = new HashSet<>();
    for (String name : head) {
      Optional<FieldShape> field = name.isBlank() ? Optional.empty() : field(name);
      boolean fresh = field.isPresent() && taken.add(field.get());
      found.add(fresh ? field.get() : null);
      if (!fresh && !name.isBlank()) {
        unknown.add(name.length() > 100 ? name.substring(0, 100) : name);
      }
    }
    return new Reading(found, unknown);
  }

  /** What a field is called in files: its label, with its key where two have the same. */
  String head(FieldShape field) {
    String label = say.apply(field.label());
    boolean twice =
        fields.stream().filter(one -> CellText.same(say.apply(one.label()), label)).count() > 1;
    return twice ? label + " (" + field.field() + ")" : label;
  }

  /** By key, or by the name that templates give it. */
  private Optional<FieldShape> field(String name) {
    return fields.stream()
        .filter(
            field ->
                name.toLowerCase(Locale.ROOT).equals(field.field().toLowerCase(Locale.ROOT))
                    || CellText.same(name, head(field)))
        .findFirst()
        .or(() -> onlyOne(name));
  }

  /** By the English label, where it is the only one. */
  private Optional<FieldShape> onlyOne(String name) {
    List<FieldShape> all =
        fields.stream().filter(field -> CellText.same(name, field.label())).toList();
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }
}
