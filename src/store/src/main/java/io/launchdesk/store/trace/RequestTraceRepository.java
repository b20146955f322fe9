package io.launchdesk.store.trace;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** In which trace each request was submitted. */
@Repository
class RequestTraceRepository {
  private final JdbcClient jdbc;

  RequestTraceRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void keep(String requestId, String traceparent) {
    jdbc.sql("insert into desk.request_trace (request_id, traceparent) values (:request, :trace)")
        .param("request", requestId)
        .param("trace", traceparent)
        .update();
  }

  Optional<String> of(String requestId) {
    return jdbc.sql("select traceparent from desk.request_trace where request_id = :request")
        .param("request", requestId)
        .query(String.class)
        .optional();
  }
}
