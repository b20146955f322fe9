package io.launchdesk.store.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.launchdesk.core.kpi.KpiRules;
import io.launchdesk.store.StoreContext;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class ReportingTest {
  private static final List<String> VIEWS =
      List.of(
          "kpi",
          "kpi_distribution",
          "kpi_value",
          "kpi_target",
          "sla",
          "stage_sla",
          "lead_time_part",
          "flow",
          "element",
          "open_request",
          "open_step",
          "campaign");

  @Test
  void shouldShowFiguresToAReaderWhoSeesNothingElse() {
    // given
    StoreContext store = StoreContext.start();
    JdbcClient jdbc = store.get(JdbcClient.class);
    TransactionTemplate transaction = store.get(TransactionTemplate.class);
    String request = store.given().request("other", "Reported");
    Instant at = Instant.parse("2026-03-01T10:00:00Z");
    store
        .get(KpiRepository.class)
        .record(
            request,
            List.of(
                KpiRules.slaKept(1, "brand", at, at),
                KpiRules.slaKept(2, "brand", at, at.plusSeconds(1))));
    store.get(KpiRepository.class).fold();
    jdbc.sql("create role bi_reader").update();
    jdbc.sql("call reporting.admit('bi_reader')").update();

    // when
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("set local role bi_reader").update();
          for (String view : VIEWS) {
            assertThat(
                    jdbc.sql("select count(*) from reporting." + view).query(Long.class).single())
                .as(view)
                .isNotNegative();
          }
          assertThat(
                  jdbc.sql("select kept || ' of ' || n from reporting.sla")
                      .query(String.class)
                      .single())
              .startsWith("1")
              .endsWith(" of 2");
          assertThat(
                  jdbc.sql("select submitted_at from reporting.open_request")
                      .query(Instant.class)
                      .list())
              .hasSize(1);
          status.setRollbackOnly();
        });

    // then
    for (String sql :
        List.of(
            "select 1 from desk.request",
            "select 1 from engine.variable",
            "update reporting.kpi_target set value = 1")) {
      assertThatThrownBy(
              () ->
                  transaction.executeWithoutResult(
                      status -> {
                        jdbc.sql("set local role bi_reader").update();
                        jdbc.sql(sql).update();
                      }))
          .hasStackTraceContaining("permission denied");
    }
  }

  @Test
  void shouldAdmitAReaderToEveryViewThereIs() {
    List<String> views =
        StoreContext.start()
            .get(JdbcClient.class)
            .sql("select table_name from information_schema.views where table_schema = 'reporting'")
            .query(String.class)
            .list();
    assertThat(views).containsExactlyInAnyOrderElementsOf(VIEWS);
  }
}
