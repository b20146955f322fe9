package io.launchdesk.portal.batch;

import io.launchdesk.core.form.FieldShape;
import io.launchdesk.portal.sheet.SheetWords;
import io.launchdesk.portal.sheet.SheetWriter;
import io.launchdesk.store.batch.Batch;
import io.launchdesk.store.identity.Person;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Files to fill in or to correct elsewhere: templates of types, and the rows that are left. */
@Component
class BatchFiles {
  /** Where the comma is the decimal sign, programs want semicolons between cells. */
  private static final Set<String> COMMA_IS_DECIMAL = Set.of("pl");

  private static final int LONGEST_SHEET_NAME = 31;

  private final Batches batches;
  private final SheetWords words;

  BatchFiles(Batches batches, SheetWords words) {
    this.batches = batches;
    this.words = words;
  }

  /** A table of the type with nothing in it. */
  byte[] template(Person person, String type, boolean xlsx) {
    return write(person, batches.columns(person, type), List.of(), xlsx);
  }

  /** The rows of a table that are no requests (yet), with the columns that it has. */
  byte[] left(Person person, Batch batch, boolean xlsx) {
    List<Map<String, String>> rows =
        batches.rows(person, batch).stream()
            .filter(row -> row.requestId() == null)
            .map(Batches.Row::cells)
            .toList();
    List<Batches.Column> columns =
        batches.columns(person, batch.type()).stream()
            .filter(column -> used(column.shape().field(), batch, rows))
            .toList();
    List<List<String>> cells =
        rows.stream()
            .map(
                row ->
                    columns.stream()
                        .map(column -> row.getOrDefault(column.shape().field(), ""))
                        .toList())
            .toList();
    return write(person, columns, cells, xlsx);
  }

  private static boolean used(String field, Batch batch, List<Map<String, String>> rows) {
    return batch.columns().contains(field) || rows.stream().anyMatch(row -> row.containsKey(field));
  }

  private byte[] write(
      Person person, List<Batches.Column> columns, List<List<String>> rows, boolean xlsx) {
    String language = person.language();
    List<SheetWriter.Column> written =
        columns.stream()
            .map(
                column ->
                    new SheetWriter.Column(
                        column.head(),
                        column.shape().options().stream()
                            .map(option -> words.text(language, option.label()))
                            .toList(),
                        column.shape().sort() == FieldShape.Sort.CHOICES))
            .toList();
    return xlsx
        ? SheetWriter.xlsx(
            written, rows, sheet(language, "nav.requests"), sheet(language, "batch.choices"))
        : SheetWriter.csv(written, rows, COMMA_IS_DECIMAL.contains(language) ? ';' : ',');
  }

  private String sheet(String language, String key) {
    String name = words.key(language, key);
    return name.length() > LONGEST_SHEET_NAME ? name.substring(0, LONGEST_SHEET_NAME) : name;
  }
}
