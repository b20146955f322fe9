package io.launchdesk.portal.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class BatchesTest {
  private static final String HEAD =
      "title;Brief;requestKind;expectedResult;Goal;goalMetric;goalTarget;measuringDays;audience;Channels;Languages;"
          + "Region;launchTiming;urgency;Budget;costCentre;Colour\n";

  @Autowired Http http;
  @Autowired Fixtures fixtures;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void deployed() {
    if (http.get("requester", "/api/forms/intakeOther").status() == 404) {
      fixtures.form("intakeOther");
    }
  }

  @Test
  void shouldShowWhatIsWrongByRowAndColumnAndSubmitNothing() {
    // given
    int before = requests();

    // when
    Answer taken = upload("requester", HEAD + good("First of many") + bad("Second of many"));
    JsonNode detail = detail("requester", taken);

    // then
    assertThat(taken.status()).isEqualTo(201);
    assertThat(taken.body().path("unknown").get(0).asText()).isEqualTo("Colour");
    assertThat(detail.at("/rows/0/errors")).isEmpty();
    assertThat(detail.at("/rows/0/cells/budget").asText()).isEqualTo("1 250");
    assertThat(detail.at("/rows/1/errors").findValuesAsText("field"))
        .contains("budget", "channels", "goal");
    assertThat(detail.at("/rows/1/errors").findValuesAsText("message"))
        .contains("Budget: enter a number");
    assertThat(detail.path("columns").findValuesAsText("field")).contains("launchDate", "title");
    assertThat(requests()).isEqualTo(before);
  }

  @Test
  void shouldSubmitTheGoodRowsOnceHoweverOftenItIsTried() {
    // given
    Answer taken =
        upload("requester", HEAD + good("Once alpha") + bad("Never") + good("Once beta"));
    int before = requests();

    // when
    List<Answer> tries =
        IntStream.range(0, 4)
            .mapToObj(n -> CompletableFuture.supplyAsync(() -> submit("requester", taken)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    Answer again = submit("requester", taken);

    // then
    assertThat(tries).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    assertThat(again.body().path("rows")).isEmpty();
    assertThat(again.body().path("left").asInt()).isZero();
    assertThat(requests()).isEqualTo(before + 2);
    JsonNode rows = detail("requester", taken).path("rows");
    assertThat(rows.get(0).path("requestId").asText()).startsWith("MR-");
    assertThat(rows.get(1).path("requestId").isNull()).isTrue();
    JsonNode brief =
        http.get("requester", "/api/requests/" + rows.get(2).path("requestId").asText())
            .body()
            .path("brief");
    assertThat(brief.path("title").asText()).isEqualTo("Once beta");
    assertThat(brief.path("budget").asInt()).isEqualTo(1250);
    assertThat(brief.at("/channels/0").asText()).isEqualTo("email");
    assertThat(brief.at("/measuringDays").asInt()).isEqualTo(14);
  }

  @Test
  void shouldFindTheRequestAgainWhenTheConnectionWasLostBeforeItWasNoted() {
    // given
    Answer taken = upload("requester", HEAD + good("Lost and found"));
    submit("requester", taken);
    String request = detail("requester", taken).at("/rows/0/requestId").asText();
    jdbc.sql("update desk.batch_row set request_id = null where batch_id = ?")
        .param(UUID.fromString(taken.body().path("id").asText()))
        .update();

    // when
    submit("requester", taken);

    // then
    assertThat(detail("requester", taken).at("/rows/0/requestId").asText()).isEqualTo(request);
  }

  @Test
  void shouldTakeACorrectionAndSubmitItThen() {
    // given
    Answer taken = upload("requester", HEAD + bad("Corrected here"));
    String row = path(taken) + "/rows/1";
    Map<String, String> cells = new HashMap<>();
    detail("requester", taken)
        .at("/rows/0/cells")
        .properties()
        .forEach(cell -> cells.put(cell.getKey(), cell.getValue().asText()));

    // when
    cells.putAll(
        Map.of(
            "budget", "300", "channels", "email, press", "goal", "More visitors than last year"));
    Answer corrected = http.put("requester", row, Map.of("cells", cells));
    Answer submitted = submit("requester", taken);

    // then
    assertThat(corrected.body().path("errors")).isEmpty();
    assertThat(submitted.body().path("rows")).hasSize(1);
    assertThat(http.put("requester", row, Map.of("cells", cells)).problem())
        .isEqualTo("row-submitted");
    assertThat(http.put("requester", row, Map.of("cells", Map.of("colour", "red"))).status())
        .isEqualTo(422);
    assertThat(http.put("requester", path(taken) + "/rows/9", Map.of("cells", cells)).status())
        .isEqualTo(404);
  }

  @Test
  void shouldHideTheTableFromEverybodyElse() {
    // given
    Answer taken = upload("requester", HEAD + good("Mine alone"));

    // then
    for (String other : List.of("admin", "amara.okafor")) {
      assertThat(http.get(other, path(taken)).status()).isEqualTo(404);
      assertThat(submit(other, taken).status()).isEqualTo(404);
      assertThat(http.put(other, path(taken) + "/rows/1", Map.of("cells", Map.of())).status())
          .isEqualTo(404);
      assertThat(http.get(other, path(taken) + "/left").status()).isEqualTo(404);
      http.delete(other, path(taken));
    }
    assertThat(http.get("requester", path(taken)).status()).isEqualTo(200);
    assertThat(http.get(null, path(taken)).status()).isEqualTo(401);

    // when
    http.delete("requester", path(taken));

    // then
    assertThat(http.get("requester", path(taken)).status()).isEqualTo(404);
  }

  @Test
  void shouldTakeTheSameUploadOnce() {
    // given
    String id = UUID.randomUUID().toString();

    // when
    Answer first = upload("requester", HEAD + good("Sent twice"), "&id=" + id);
    Answer again = upload("requester", HEAD + good("Sent twice"), "&id=" + id);

    // then
    assertThat(first.body().path("id").asText()).isEqualTo(id);
    assertThat(again.status()).isEqualTo(201);
    assertThat(detail("requester", again).path("rows")).hasSize(1);
  }

  @Test
  void shouldGiveWhatIsLeftAsAFileThatCanBeTakenAgain() throws Exception {
    // given
    Answer taken = upload("requester", HEAD + good("Goes through") + bad("=Stays behind"));
    submit("requester", taken);

    // when
    byte[] csv = download("requester", path(taken) + "/left?format=csv");
    byte[] xlsx = download("requester", path(taken) + "/left?format=xlsx");

    // then
    assertThat(new String(csv, StandardCharsets.UTF_8))
        .contains("'=Stays behind")
        .doesNotContain("Goes through");
    for (byte[] file : List.of(csv, xlsx)) {
      JsonNode detail = detail("requester", upload("requester", file, ""));
      assertThat(detail.path("rows")).hasSize(1);
      assertThat(detail.at("/rows/0/cells/title").asText()).isEqualTo("=Stays behind");
      assertThat(detail.at("/batch/unknown")).isEmpty();
    }
  }

  @Test
  void shouldGiveATemplateInTheLanguageOfThePersonThatIsUnderstood() throws Exception {
    // given
    http.put(
        "zoe.martin",
        "/api/me/settings",
        Map.of("language", "pl", "timeZone", "UTC", "theme", "light"));

    // when
    String csv =
        new String(
            download("zoe.martin", "/api/imports/template?type=other&format=csv"),
            StandardCharsets.UTF_8);
    byte[] xlsx = download("zoe.martin", "/api/imports/template?type=other&format=xlsx");

    // then
    assertThat(csv).startsWith("\ufeffTytu\u0142;").contains("Bud\u017cet");
    assertThat(xlsx).startsWith('P', 'K');
    Answer taken =
        upload("zoe.martin", (csv + "Nowy tytu\u0142;x\n").getBytes(StandardCharsets.UTF_8), "");
    assertThat(taken.status()).as(taken.body().toString()).isEqualTo(201);
    assertThat(taken.body().path("unknown")).isEmpty();
    assertThat(detail("zoe.martin", taken).at("/rows/0/cells/title").asText())
        .isEqualTo("Nowy tytu\u0142");
  }

  @Test
  void shouldRefuseWhatCannotBeTaken() {
    assertThat(upload("requester", "a;b\n1;2\n").problem()).isEqualTo("sheet-not-read");
    assertThat(upload("requester", "title\n" + "x\n".repeat(501)).problem())
        .isEqualTo("too-many-rows");
    assertThat(upload("requester", "title\n" + "x".repeat(3 * 1024 * 1024)).problem())
        .isEqualTo("too-large");
    assertThat(upload("requester", HEAD + good("Encoding"), "&encoding=koi8").problem())
        .isEqualTo("invalid-parameter");
    assertThat(http.get("requester", "/api/imports/template?type=none").status()).isEqualTo(422);
    assertThat(http.get("requester", "/api/imports/template?type=other&format=pdf").status())
        .isEqualTo(400);
    assertThat(http.get("requester", "/api/imports/limits").body().path("rows").asInt())
        .isEqualTo(500);
  }

  private static String good(String title) {
    return "%s;%s;A survey;A tool that works for all;More visitors come back;leads;100;14;Everybody who buys from us;"
            .formatted(title, "We need this because many people asked for it")
        + "E-mail;en, pl;global;asap;normal;1 250;CC-BRAND;red\n";
  }

  private static String bad(String title) {
    return "%s;%s;A survey;A tool that works for all;;leads;100;14;Everybody who buys from us;"
            .formatted(title, "We need this because many people asked for it")
        + "Fax;en;global;asap;normal;much;CC-BRAND;blue\n";
  }

  private Answer upload(String person, String csv) {
    return upload(person, csv, "");
  }

  private Answer upload(String person, String csv, String more) {
    return upload(person, csv.getBytes(StandardCharsets.UTF_8), more);
  }

  private Answer upload(String person, byte[] file, String more) {
    return http.send(
        http.call(
                person,
                "/api/imports?type=other&name="
                    + URLEncoder.encode("my plan.csv", StandardCharsets.UTF_8)
                    + more)
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofByteArray(file)));
  }

  private Answer submit(String person, Answer taken) {
    return http.post(person, path(taken) + "/submit", null);
  }

  private JsonNode detail(String person, Answer taken) {
    return http.get(person, path(taken)).body();
  }

  private static String path(Answer taken) {
    return "/api/imports/" + taken.body().path("id").asText();
  }

  private byte[] download(String person, String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer = client.send(http.call(person, path).GET().build(), BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    }
  }

  private int requests() {
    return jdbc.sql("select count(*) from desk.request").query(Integer.class).single();
  }
}
