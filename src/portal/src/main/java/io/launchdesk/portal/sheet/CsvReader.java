package io.launchdesk.portal.sheet;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads CSV with semicolons, commas or tabs, in the encodings that office programs write. */
final class CsvReader {
  private static final char[] SEPARATORS = {';', ',', '\t'};

  private CsvReader() {}

  static Sheet read(byte[] file, String encoding, String language) {
    CsvEncoding.Decoded decoded = CsvEncoding.decode(file, encoding, language);
    if (decoded.text().indexOf('\0') >= 0) {
      throw SheetLimits.unreadable("This is neither CSV nor XLSX.");
    }
    CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(separator(decoded.text())).get();
    List<List<Sheet.Cell>> rows = new ArrayList<>();
    int filled = 0;
    try (CSVParser parser = CSVParser.parse(new StringReader(decoded.text()), format)) {
      for (CSVRecord one : parser) {
        List<Sheet.Cell> row = one.stream().map(CsvReader::cell).toList();
        SheetLimits.checkRow(row, (int) one.getRecordNumber());
        if (!row.stream().allMatch(Sheet.Cell::isEmpty)) {
          SheetLimits.checkRows(filled++);
          rows.add(row);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw SheetLimits.unreadable("The quotation marks do not fit together: " + e.getMessage());
    }
    return SheetReader.sheet(rows, decoded.encoding());
  }

  /** An apostrophe that was written before a sign which programs take for a formula goes. */
  private static Sheet.Cell cell(String text) {
    return new Sheet.Cell(SheetWriter.disarmed(text) ? text.substring(1) : text, null);
  }

  /** The sign that parts the first line oftenest, outside of quotation marks. */
  private static char separator(String text) {
    int[] found = new int[SEPARATORS.length];
    boolean quoted = false;
    boolean begun = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      }
      if (!quoted && (c == '\n' || c == '\r')) {
        if (begun) {
          break;
        }
        continue;
      }
      begun = true;
      for (int s = 0; s < SEPARATORS.length && !quoted; s++) {
        found[s] += c == SEPARATORS[s] ? 1 : 0;
      }
    }
    int best = 0;
    for (int s = 1; s < SEPARATORS.length; s++) {
      best = found[s] > found[best] ? s : best;
    }
    return SEPARATORS[best];
  }
}
