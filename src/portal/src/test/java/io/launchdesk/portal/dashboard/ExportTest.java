package io.launchdesk.portal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.store.kpi.KpiRepository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class ExportTest {
  private static final String PERIOD = "&team=team-export&from=2021-12-01&to=2021-12-02";

  @Autowired Http http;
  @Autowired JdbcClient jdbc;
  @Autowired KpiRepository kpis;

  @BeforeEach
  void facts() {
    Facts facts = new Facts(http, jdbc, kpis);
    if (jdbc.sql("select count(*) from desk.kpi_fact where team = 'team-export'")
            .query(Long.class)
            .single()
        == 0) {
      for (int n = 1; n <= 120; n++) {
        String request = facts.request("team-export", "high");
        jdbc.sql("update desk.request set title = '=1+1' where id = ?").param(request).update();
        facts.record(request, "rating", "", n % 5 + 1, "2021-12-01T10:00:00Z");
      }
    }
  }

  @Test
  void shouldWriteTheSameNumbersAsTheCallWhenExported() throws Exception {
    // when
    String csv =
        http.get("analyst", "/api/dashboard/figures/export?format=csv&kpi=rating" + PERIOD)
            .raw()
            .body();
    String trend =
        http.get(
                "analyst",
                "/api/dashboard/figures/export?format=csv&table=trend&kpi=rating" + PERIOD)
            .raw()
            .body();
    byte[] xlsx = bytes("/api/dashboard/figures/export?format=xlsx&kpi=rating" + PERIOD);

    // then
    String[] lines = csv.substring(1).split("\r\n");
    assertThat(lines[0]).startsWith("kpi,part,unit,direction,now.n,now.total,now.mean");
    assertThat(lines[1]).startsWith("rating,,points,higher,120,360,3.0");
    assertThat(trend.substring(1).split("\r\n"))
        .hasSize(3)
        .anyMatch(line -> line.startsWith("rating,,2021-11-30T23:00:00Z,120,3.0"));
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
      assertThat(workbook.getSheets().map(Sheet::getName))
          .containsExactly("items", "trend", "about");
      var row = workbook.getFirstSheet().read().get(1);
      assertThat(row.getCellAsNumber(4).orElseThrow().intValue()).isEqualTo(120);
    }
  }

  @Test
  void shouldListAllRequestsAndNoFormulaWhenTheNumberIsExported() {
    // when
    String csv =
        http.get("analyst", "/api/dashboard/requests/export?kpi=rating" + PERIOD).raw().body();

    // then
    List<String> lines = List.of(csv.split("\r\n"));
    assertThat(lines).hasSize(121);
    assertThat(lines.get(1)).contains(",'=1+1,");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "distribution?kpi=rating",
        "sla?by=team",
        "flow?",
        "ageing?",
        "waits?",
        "bottlenecks?",
        "forecast?"
      })
  void shouldMakeFilesOfEachCall(String call) throws Exception {
    // given
    String address = "/api/dashboard/" + call.replace("?", "/export?") + PERIOD;

    // then
    assertThat(http.get("analyst", address).status()).isEqualTo(200);
    assertThat(http.get("analyst", address).header("Content-Disposition"))
        .contains("attachment")
        .contains(".csv");
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(bytes(address + "&format=xlsx")))) {
      assertThat(workbook.getSheets()).isNotEmpty();
    }
  }

  @Test
  void shouldRefuseWhatThereIsNot() {
    assertThat(http.get("analyst", "/api/dashboard/colours/export").status()).isEqualTo(404);
    assertThat(http.get("analyst", "/api/dashboard/flow/export?table=colours").problem())
        .isEqualTo("invalid-parameter");
    assertThat(http.get("analyst", "/api/dashboard/flow/export?format=pdf").problem())
        .isEqualTo("invalid-parameter");
    assertThat(http.get("requester", "/api/dashboard/flow/export").status()).isEqualTo(403);
  }

  private byte[] bytes(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(http.call("analyst", path).GET().build(), BodyHandlers.ofByteArray())
        .body();
  }
}
