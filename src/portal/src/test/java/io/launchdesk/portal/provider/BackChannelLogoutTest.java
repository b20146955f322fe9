package io.launchdesk.portal.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.portal.live.EventReader;
import io.launchdesk.store.identity.ProviderSessionRepository;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What becomes of sessions when a provider sends logout tokens. The sessions are of people who may
 * still use a password, and are noted as if the provider had let them in; {@code KeycloakSignInIT}
 * has the way through a browser.
 */
@PortalTest
@DirtiesContext
class BackChannelLogoutTest {
  private static SigningProvider provider;

  @Autowired Http http;
  @Autowired JdbcClient jdbc;
  @Autowired ProviderSessionRepository sessions;

  private String ann;

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry registry) throws Exception {
    provider = new SigningProvider();
    registry.add("launchdesk.oidc.issuer", () -> provider.issuer);
    registry.add("launchdesk.oidc.local-accounts", () -> "analyst,approver");
  }

  @AfterAll
  static void stop() {
    provider.close();
  }

  @BeforeEach
  void somebody() {
    ann = UUID.randomUUID().toString();
  }

  @Test
  void shouldEndTheNamedSessionAndItsStreamWhenATokenComes() throws Exception {
    // given
    String phone = session("analyst", ann, "phone-" + ann);
    String laptop = session("analyst", ann, "laptop-" + ann);
    try (EventReader onPhone = events(phone);
        EventReader onLaptop = events(laptop)) {

      // when
      var answer = send(token(new Named(ann, "phone-" + ann)));

      // then
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Cache-Control")).contains("no-store");
      assertThat(signedIn(phone)).isFalse();
      await().until(onPhone::ended);
      assertThat(signedIn(laptop)).isTrue();
      assertThat(onLaptop.ended()).isFalse();
      assertThat(
              jdbc.sql(
                      """
                      select details ->> 'sessions' from desk.audit_event
                       where action = 'session.ended' and person = 'analyst' and details ->> 'way' = 'provider'
                      """)
                  .query(String.class)
                  .list())
          .contains("1");
    }
  }

  @Test
  void shouldEndAllSessionsOfTheSubjectWhenNoneIsNamed() throws Exception {
    // given
    String phone = session("analyst", ann, "phone-" + ann);
    String laptop = session("analyst", ann, null);
    String other = session("approver", "other-" + ann, "desk-" + ann);

    // when
    var answer = send(token(new Named(ann, null)));

    // then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(signedIn(phone)).isFalse();
    assertThat(signedIn(laptop)).isFalse();
    assertThat(signedIn(other)).isTrue();
  }

  @Test
  void shouldEndNobodysSessionWhenTheSessionIsSomebodyElses() throws Exception {
    // given
    String session = session("analyst", ann, "phone-" + ann);

    // when
    var answer = send(token(new Named("other-" + ann, "phone-" + ann)));

    // then
    assertThat(answer.status()).as("what was named is not open").isEqualTo(200);
    assertThat(signedIn(session)).isTrue();
  }

  @Test
  void shouldRefuseATokenWhenItWasTakenBefore() throws Exception {
    // given
    String token = token(new Named(ann, null));
    assertThat(send(token).status()).as("nobody there, which is no failure").isEqualTo(200);
    String since = session("analyst", ann, "phone-" + ann);

    // when
    var again = send(token);

    // then
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.body().path("error").asText()).isEqualTo("invalid_request");
    assertThat(again.body().path("error_description").asText()).contains("taken before");
    assertThat(signedIn(since)).isTrue();
  }

  @Test
  void shouldEndNothingWhenTheTokenIsNotTheProviders() throws Exception {
    // given
    String session = session("analyst", ann, "phone-" + ann);
    JWTClaimsSet claims = claims(new Named(ann, null));

    // when
    var forged = send(provider.signByAnother(claims));
    var none = http.send(form(""));
    var json = http.post(null, BackChannelLogoutController.ADDRESS, Map.of("logout_token", "x"));

    // then
    assertThat(forged.status()).isEqualTo(400);
    assertThat(forged.body().path("error_description").asText()).contains("signature");
    assertThat(none.status()).isEqualTo(400);
    assertThat(json.status()).isEqualTo(415);
    assertThat(signedIn(session)).isTrue();
  }

  @Test
  void shouldForgetWhatWasNotedWhenTheSessionIsGone() {
    // given
    String session = session("analyst", ann, "phone-" + ann);
    String noted = "select count(*) from desk.provider_session where subject = :ann";
    assertThat(jdbc.sql(noted).param("ann", ann).query(Integer.class).single()).isOne();

    // when
    jdbc.sql("delete from desk.spring_session where session_id = :id")
        .param("id", id(session))
        .update();

    // then
    assertThat(jdbc.sql(noted).param("ann", ann).query(Integer.class).single()).isZero();
    assertThat(sessions.note(id(session), provider.issuer, ann, null)).isFalse();
  }

  /** Whom a token names; null for what it leaves out. */
  private record Named(String subject, String sid) {}

  private String token(Named named) throws Exception {
    return provider.sign("logout+jwt", claims(named));
  }

  private static JWTClaimsSet claims(Named named) {
    return LogoutTokensTest.claims(provider.issuer, UUID.randomUUID().toString())
        .subject(named.subject)
        .claim("sid", named.sid)
        .build();
  }

  private Http.Answer send(String token) {
    return http.send(form("logout_token=" + token));
  }

  private HttpRequest.Builder form(String body) {
    return http.call(null, BackChannelLogoutController.ADDRESS)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(body));
  }

  /** Signs in; returns the cookie. */
  private String session(String person, String subject, String sid) {
    var answer = http.post(null, "/api/session", Map.of("username", person, "password", "demo"));
    String cookie =
        answer.raw().headers().allValues("Set-Cookie").stream()
            .filter(one -> one.startsWith("LAUNCHDESK_SESSION="))
            .map(one -> one.substring(0, one.indexOf(';')))
            .findFirst()
            .orElseThrow();
    assertThat(sessions.note(id(cookie), provider.issuer, subject, sid)).isTrue();
    return cookie;
  }

  private static String id(String cookie) {
    return new String(Base64.getDecoder().decode(cookie.substring(cookie.indexOf('=') + 1)));
  }

  private boolean signedIn(String cookie) {
    return http.send(http.call(null, "/api/session").header("Cookie", cookie))
        .body()
        .path("signedIn")
        .asBoolean();
  }

  private EventReader events(String cookie) {
    return EventReader.open(
        HttpClient.newHttpClient(), http.call(null, "/api/events").header("Cookie", cookie));
  }
}
