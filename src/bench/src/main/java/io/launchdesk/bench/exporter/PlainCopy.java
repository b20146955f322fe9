package io.launchdesk.bench.exporter;

import io.camunda.zeebe.protocol.record.Record;
import io.launchdesk.exporter.row.Table;
import io.launchdesk.exporter.row.Tables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The same data by COPY, in transactions of 5000 rows. */
final class PlainCopy {
  private static final int CHUNK = 5_000;

  private final BenchDatabase database;

  PlainCopy(BenchDatabase database) {
    this.database = database;
  }

  /** Time and number of rows. */
  record Result(long nanos, int rows) {}

  /** Reads out the rows that are in the tables, empties these and copies the rows in again. */
  Result finalRows() throws SQLException {
    Map<Table, List<byte[]>> chunks = new LinkedHashMap<>();
    int rows = 0;
    for (Table table : Tables.IN_ORDER) {
      List<String> lines = lines(table);
      rows += lines.size();
      chunks.put(table, chunked(lines));
    }
    database.clear();
    long nanos = 0;
    for (Map.Entry<Table, List<byte[]>> entry : chunks.entrySet()) {
      nanos += copy("copy engine.%s from stdin".formatted(entry.getKey().name()), entry.getValue());
    }
    return new Result(nanos, rows);
  }

  /** Copies each record's value as JSON into a table with a primary key. */
  long rawRecords(List<Record<?>> records) throws SQLException {
    database.execute("drop table if exists raw_record");
    database.execute(
        "create table raw_record (position bigint primary key, value_type text, intent text, value jsonb)");
    List<String> lines =
        records.stream()
            .map(
                record ->
                    String.join(
                        "\t",
                        "" + record.getPosition(),
                        record.getValueType().name(),
                        record.getIntent().name(),
                        record.getValue().toJson().replace("\\", "\\\\")))
            .toList();
    return copy("copy raw_record from stdin", chunked(lines));
  }

  private List<String> lines(Table table) throws SQLException {
    try (Connection connection = database.connect()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      manager(connection).copyOut("copy engine.%s to stdout".formatted(table.name()), out);
      return out.toString(StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long copy(String sql, List<byte[]> chunks) throws SQLException {
    try (Connection connection = database.connect()) {
      long began = System.nanoTime();
      for (byte[] chunk : chunks) {
        manager(connection).copyIn(sql, new ByteArrayInputStream(chunk));
      }
      return System.nanoTime() - began;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<byte[]> chunked(List<String> lines) {
    List<byte[]> chunks = new ArrayList<>();
    for (int from = 0; from < lines.size(); from += CHUNK) {
      List<String> part = lines.subList(from, Math.min(lines.size(), from + CHUNK));
      chunks.add((String.join("\n", part) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return chunks;
  }

  private static CopyManager manager(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }
}
