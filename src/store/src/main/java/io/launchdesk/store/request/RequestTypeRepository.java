package io.launchdesk.store.request;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The catalogue of request types, in the order in which it is shown. */
@Repository
public class RequestTypeRepository {
  private static final String SELECT =
      "select type, title, description, form_id, position from desk.request_type where active";

  private final JdbcClient jdbc;

  RequestTypeRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All types that can be submitted. */
  public List<RequestType> all() {
    return jdbc.sql(SELECT + " order by position, type").query(RequestType.class).list();
  }

  /** The type, when it exists and can be submitted. */
  public Optional<RequestType> find(String type) {
    return jdbc.sql(SELECT + " and type = :type")
        .param("type", type)
        .query(RequestType.class)
        .optional();
  }
}
