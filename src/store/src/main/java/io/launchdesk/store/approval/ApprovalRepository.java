package io.launchdesk.store.approval;

import io.launchdesk.core.approval.ApprovalDecision;
import io.launchdesk.store.Sql;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Decisions of approvers; written by the portal when a person decides. */
@Repository
public class ApprovalRepository {
  private final JdbcClient jdbc;

  ApprovalRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All decisions about a request, the earliest first. */
  public List<ApprovalDecision> decisions(String requestId) {
    return jdbc.sql(
            """
            select step, person, brief_version, decision, decided_at
              from desk.approval where request_id = :id order by decided_at, task_key
            """)
        .param("id", requestId)
        .query(
            (row, n) ->
                new ApprovalDecision(
                    row.getString("step"),
                    row.getString("person"),
                    row.getInt("brief_version"),
                    row.getString("decision"),
                    Sql.instant(row, "decided_at")))
        .list();
  }
}
