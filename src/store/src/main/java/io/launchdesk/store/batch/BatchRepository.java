package io.launchdesk.store.batch;

import io.launchdesk.store.Json;
import io.launchdesk.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Uploaded tables of requests, each for its owner alone. */
@Repository
public class BatchRepository {
  private static final String SELECT =
      """
      select b.*, n.rows, n.submitted
        from desk.batch b
        cross join lateral (
          select count(*) as rows, count(r.request_id) as submitted from desk.batch_row r where r.batch_id = b.id) n
       where b.owner = :owner
      """;

  private final JdbcClient jdbc;

  BatchRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores a table with its rows, by position from 1. */
  public void insert(String owner, Batch batch, List<Map<String, String>> rows) {
    jdbc.sql(
            """
            insert into desk.batch (id, owner, type, file_name, encoding, columns, unknown, created_at)
            values (:id, :owner, :type, :file, :encoding, :columns, :unknown, :at)
            """)
        .param("id", batch.id())
        .param("owner", owner)
        .param("type", batch.type())
        .param("file", batch.fileName())
        .param("encoding", batch.encoding())
        .param("columns", Sql.texts(batch.columns()))
        .param("unknown", Sql.texts(batch.unknown()))
        .param("at", Sql.utc(batch.createdAt()))
        .update();
    jdbc.sql(
            """
            insert into desk.batch_row (batch_id, position, cells)
            select :id, row_number, cells::jsonb from unnest(:rows) with ordinality as row (cells, row_number)
            """)
        .param("id", batch.id())
        .param("rows", rows.stream().map(Json::write).toArray(String[]::new))
        .update();
  }

  /** The person's tables, the newest first. */
  public List<Batch> all(String owner) {
    return jdbc.sql(SELECT + " order by b.created_at desc, b.id desc")
        .param("owner", owner)
        .query((row, n) -> batch(row))
        .list();
  }

  /** The person's table of this id. */
  public Optional<Batch> find(UUID id, String owner) {
    return jdbc.sql(SELECT + " and b.id = :id")
        .param("owner", owner)
        .param("id", id)
        .query((row, n) -> batch(row))
        .optional();
  }

  /** All rows of a table in their order. */
  public List<BatchRow> rows(UUID id) {
    return jdbc.sql(
            "select position, cells, request_id from desk.batch_row where batch_id = :id order by position")
        .param("id", id)
        .query((row, n) -> row(row))
        .list();
  }

  /** A row; nobody else can change it before the transaction ends. */
  public Optional<BatchRow> lock(UUID id, int position) {
    return jdbc.sql(
            """
            select position, cells, request_id from desk.batch_row
             where batch_id = :id and position = :position for update
            """)
        .param("id", id)
        .param("position", position)
        .query((row, n) -> row(row))
        .optional();
  }

  /** Writes what the cells of a row say now. */
  public void write(UUID id, int position, Map<String, String> cells) {
    jdbc.sql(
            """
            update desk.batch_row set cells = cast(:cells as jsonb)
             where batch_id = :id and position = :position
            """)
        .param("cells", Json.write(cells))
        .param("id", id)
        .param("position", position)
        .update();
  }

  /** The row is this request from now on. */
  public void submitted(UUID id, int position, String requestId) {
    jdbc.sql(
            "update desk.batch_row set request_id = :request where batch_id = :id and position = :position")
        .param("request", requestId)
        .param("id", id)
        .param("position", position)
        .update();
  }

  /**
   * @return whether there was such a table of this person
   */
  public boolean delete(UUID id, String owner) {
    return jdbc.sql("delete from desk.batch where id = :id and owner = :owner")
            .param("id", id)
            .param("owner", owner)
            .update()
        == 1;
  }

  private static Batch batch(ResultSet row) throws SQLException {
    return new Batch(
        row.getObject("id", UUID.class),
        row.getString("type"),
        row.getString("file_name"),
        row.getString("encoding"),
        Sql.texts(row, "columns"),
        Sql.texts(row, "unknown"),
        row.getInt("rows"),
        row.getInt("submitted"),
        Sql.instant(row, "created_at"));
  }

  private static BatchRow row(ResultSet row) throws SQLException {
    return new BatchRow(
        row.getInt("position"),
        Json.object(row.getString("cells")).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString())),
        row.getString("request_id"));
  }
}
