package io.launchdesk.portal.batch;

import io.launchdesk.core.form.FieldShape;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.sheet.Sheet;
import io.launchdesk.portal.web.EnteredJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The cells of one row, as texts by field: from a file, from a person, and to a brief. */
final class Cells {

  private Cells() {}

  /** What the cells say, as the brief of a request; dots in names of fields lead into groups. */
  static Map<String, Object> brief(Map<String, String> cells, Columns columns) {
    Map<String, Object> brief = new LinkedHashMap<>();
    for (FieldShape field : columns.fields()) {
      String text = cells.get(field.field());
      if (text != null && !text.isBlank()) {
        put(brief, field.field(), CellText.value(field, text.strip(), columns.say()));
      }
    }
    return brief;
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> brief, String field, Object value) {
    int dot = field.indexOf('.');
    if (dot < 0) {
      brief.put(field, value);
    } else {
      var inner =
          (Map<String, Object>)
              brief.computeIfAbsent(
                  field.substring(0, dot), name -> new LinkedHashMap<String, Object>());
      put(inner, field.substring(dot + 1), value);
    }
  }

  /**
   * What a row of a file says, by field.
   *
   * @param fields of the columns, null where one is none
   */
  static Map<String, String> read(List<FieldShape> fields, List<Sheet.Cell> row) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(fields.size(), row.size()); i++) {
      FieldShape field = fields.get(i);
      if (field != null && !row.get(i).isEmpty()) {
        cells.put(field.field(), storable(CellText.kept(field, row.get(i))));
      }
    }
    return cells;
  }

  /**
   * What somebody entered, without what is blank.
   *
   * @throws io.launchdesk.portal.problem.Refusal when it can't be kept, or is of no field
   */
  static Map<String, String> entered(Columns columns, Map<String, String> cells) {
    if (cells == null) {
      throw Refusal.invalid("cells", "is needed.");
    }
    EnteredJson.check(new LinkedHashMap<>(cells));
    List<String> known = columns.fields().stream().map(FieldShape::field).toList();
    Map<String, String> checked = new LinkedHashMap<>();
    cells.forEach(
        (field, text) -> {
          if (!known.contains(field)) {
            throw Refusal.invalid("cells", "'" + field + "' is no field of this type.");
          }
          if (text != null && !text.isBlank()) {
            checked.put(field, text.strip());
          }
        });
    return checked;
  }

  /** A file may hold what the database cannot; such signs are shown as unknown ones. */
  private static String storable(String text) {
    if (EnteredJson.isStorable(text)) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .forEach(
            c ->
                kept.appendCodePoint(
                    c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE
                        ? 0xfffd
                        : c));
    return kept.toString();
  }
}
