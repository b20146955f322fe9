package io.launchdesk.portal.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.store.kpi.KpiRepository;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class FigureFilesTest {
  private static final String MARCH =
      "kpi=stage-hours&byPart=true&from=2019-03-01&to=2019-03-31&grain=month&team=team-files";

  @Autowired Http http;
  @Autowired JdbcClient jdbc;
  @Autowired KpiRepository kpis;

  @Test
  void shouldWriteEachFigureWithItsSpansInTheLanguageOfTheCaller() {
    // given
    Facts facts = new Facts(http, jdbc, kpis);
    for (double hours : List.of(1.5, 2.5)) {
      facts.record(
          facts.request("team-files", "high"),
          "stage-hours",
          "intake",
          hours,
          "2019-03-05T10:00:00Z");
    }

    // when
    String english = csv("analyst");
    jdbc.sql("update desk.person set language = 'pl' where username = 'operator'").update();
    String polish = csv("operator");
    jdbc.sql("update desk.person set language = 'en' where username = 'operator'").update();

    // then
    assertThat(english.lines().skip(1))
        .containsExactly(
            "Time per stage,stage-hours,Intake,hours,Period,2019-03-01,2019-03-31,2,2.0,1.5,2.5,",
            "Time per stage,stage-hours,Intake,hours,Before,2019-01-29,2019-02-28,0,,,,",
            "Time per stage,stage-hours,Intake,hours,Month,2019-03-01 00:00,,2,2.0,1.5,2.5,");
    assertThat(polish.lines().skip(1).findFirst().orElseThrow())
        .endsWith(";2019-03-01;2019-03-31;2;2,0;1,5;2,5;")
        .contains("stage-hours");
  }

  @Test
  void shouldWriteNumbersThatCanBeReckonedWithWhenAWorkbookIsWanted() throws Exception {
    // given
    Facts facts = new Facts(http, jdbc, kpis);
    facts.record(facts.request("team-book", "high"), "rework-loops", "", 3, "2019-05-05T10:00:00Z");

    // when
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                http.call(
                        "analyst",
                        "/api/dashboard/figures/export?words=true&format=xlsx&kpi=rework-loops&from=2019-05-01&to=2019-05-31&team=team-book")
                    .build(),
                BodyHandlers.ofByteArray());

    // then
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("figures-2019-05-01-2019-05-31.xlsx");
    try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(answer.body()))) {
      Row period = book.getFirstSheet().read().get(1);
      assertThat(period.getCell(7).getType()).isEqualTo(CellType.NUMBER);
      assertThat(period.getCell(7).asNumber()).isEqualByComparingTo("1");
      assertThat(period.getCell(8).asNumber()).isEqualByComparingTo("3");
    }
  }

  @Test
  void shouldKeepAViewOfTheDashboardAndRefuseWhatItDoesNotTake() {
    // given
    Map<String, String> sound = Map.of("days", "90", "team", "brand", "kpi", "sla-kept");

    // when
    Answer kept = keep("analyst", "Brand, 90 days", sound);

    // then
    assertThat(kept.status()).isEqualTo(201);
    JsonNode views = http.get("analyst", "/api/views?list=dashboard").body().path("items");
    assertThat(views.findValuesAsText("name")).contains("Brand, 90 days");
    assertThat(keep("analyst", "Days", Map.of("days", "8")).status()).isEqualTo(422);
    assertThat(keep("analyst", "Figure", Map.of("kpi", "luck")).status()).isEqualTo(422);
    assertThat(keep("analyst", "Turned", Map.of("from", "2027-02-01", "to", "2027-01-01")).status())
        .isEqualTo(422);
    assertThat(keep("requester", "Not mine to see", sound).status()).isEqualTo(403);
  }

  private Answer keep(String person, String name, Map<String, String> parameters) {
    return http.post(
        person, "/api/views", Map.of("list", "dashboard", "name", name, "parameters", parameters));
  }

  private String csv(String person) {
    Answer answer = http.get(person, "/api/dashboard/figures/export?words=true&" + MARCH);
    assertThat(answer.status()).isEqualTo(200);
    return answer.raw().body().replace("\ufeff", "").replace("\r", "");
  }
}
