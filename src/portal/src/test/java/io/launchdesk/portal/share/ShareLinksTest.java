package io.launchdesk.portal.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The request is lukas.weber's; admins and analysts see it, the approver does not. */
@PortalTest
class ShareLinksTest {
  @Autowired Http http;
  @Autowired JdbcClient jdbc;

  private String request;
  private String links;

  @BeforeEach
  void submitted() {
    request = http.submit("lukas.weber", "Shown to the agency");
    links = "/api/requests/" + request + "/links";
  }

  @Test
  void shouldShowTheStatusAndNothingElseToWhoeverHasTheLink() {
    // when
    Answer made = make("lukas.weber", 7);
    Answer shown = http.get(null, shared(made));

    // then
    assertThat(made.status()).isEqualTo(201);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body().path("title").asText()).isEqualTo("Shown to the agency");
    assertThat(shown.body().path("status").asText()).isEqualTo("submitted");
    assertThat(shown.body().fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "id",
            "title",
            "type",
            "typeTitle",
            "status",
            "createdAt",
            "launchAt",
            "promisedAt",
            "outlook",
            "endedAt",
            "asOf");
    assertThat(shown.raw().headers().firstValue("Cache-Control").orElseThrow())
        .contains("no-store");
  }

  @Test
  void shouldNotKeepTheSecret() {
    // given
    String secret = secret(make("lukas.weber", 7));

    // when
    String kept =
        jdbc.sql("select string_agg(l::text, ' ') from desk.share_link l")
            .query(String.class)
            .single();

    // then
    assertThat(secret).hasSize(32);
    assertThat(kept).doesNotContain(secret);
    assertThat(http.get("lukas.weber", links).raw().body()).doesNotContain(secret);
  }

  @Test
  void shouldShowNothingAnyMoreWhenTheLinkHasEndedOrExpired() {
    // given
    Answer ended = make("lukas.weber", 7);
    Answer expired = make("lukas.weber", 7);
    String id = ended.body().path("id").asText();

    // when
    Answer ending = http.delete("lukas.weber", links + "/" + id);
    jdbc.sql(
            "update desk.share_link set created_at = created_at - interval '8 days', expires_at = expires_at - interval '8 days' where id = cast(:id as uuid)")
        .param("id", expired.body().path("id").asText())
        .update();

    // then
    assertThat(ending.status()).isEqualTo(204);
    assertThat(http.get(null, shared(ended)).problem()).isEqualTo("not-found");
    assertThat(http.get(null, shared(expired)).problem()).isEqualTo("not-found");
    assertThat(http.get(null, "/api/shared/nothing-like-it").problem()).isEqualTo("not-found");
    assertThat(http.get("lukas.weber", links).body().path("items")).isEmpty();
    assertThat(http.delete("lukas.weber", links + "/" + id).status()).isEqualTo(404);
  }

  @Test
  void shouldLetTheMakerAndTheRequesterEndALink() {
    // given
    String made = make("analyst", 30).body().path("id").asText();
    String own = make("lukas.weber", 30).body().path("id").asText();

    // then
    assertThat(http.delete("analyst", links + "/" + own).status()).isEqualTo(403);
    assertThat(http.get("analyst", links).body().at("/items/0/mayEnd").asBoolean()).isTrue();
    assertThat(http.get("analyst", links).body().at("/items/1/mayEnd").asBoolean()).isFalse();
    assertThat(http.delete("lukas.weber", links + "/" + made).status()).isEqualTo(204);
  }

  @Test
  void shouldRefuseThoseWhoDoNotSeeTheRequest() {
    assertThat(make("approver", 7).status()).isEqualTo(404);
    assertThat(http.get("approver", links).status()).isEqualTo(404);
    assertThat(http.get(null, links).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 366})
  void shouldNameTheFieldWhenTheDaysAreWrong(int days) {
    assertThat(make("lukas.weber", days).body().at("/errors/0/field").asText()).isEqualTo("days");
  }

  @Test
  void shouldRefuseWhenThereAreTooManyLinks() {
    for (int count = 0; count < 20; count++) {
      assertThat(make("lukas.weber", 1).status()).isEqualTo(201);
    }
    assertThat(make("lukas.weber", 1).problem()).isEqualTo("too-many-links");
  }

  private Answer make(String person, int days) {
    return http.post(person, links, Map.of("days", days));
  }

  private static String secret(Answer made) {
    return made.body().path("path").asText().replace("/s/", "");
  }

  private static String shared(Answer made) {
    return "/api/shared/" + secret(made);
  }
}
