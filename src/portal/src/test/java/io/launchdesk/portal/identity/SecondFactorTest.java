package io.launchdesk.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import io.launchdesk.store.identity.SecondFactorRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A portal on which launch managers need a second factor. */
@PortalTest
@TestPropertySource(properties = "launchdesk.second-factor-roles=launch-manager")
class SecondFactorTest {
  private static final String PATH = "/api/me/second-factor";

  @Autowired Http http;
  @Autowired JdbcClient jdbc;
  @Autowired SecondFactorRepository factors;

  @AfterEach
  void remove() {
    jdbc.sql("delete from desk.second_factor").update();
  }

  @Test
  void shouldAskForACodeWhenTheSecondFactorIsSet() {
    // given
    byte[] secret = begin("elena.petrova");
    assertThat(signIn("elena.petrova", null).status()).as("before it is confirmed").isEqualTo(200);

    // when
    var wrong = http.post("elena.petrova", PATH + "/confirm", Map.of("code", "000000x"));
    var confirmed = confirm("elena.petrova", secret);

    // then
    assertThat(wrong.body().at("/errors/0/field").asText()).isEqualTo("code");
    assertThat(confirmed).hasSize(10).doesNotHaveDuplicates();
    assertThat(signIn("elena.petrova", null).problem()).isEqualTo("code-needed");
    assertThat(signIn("elena.petrova", "123").problem()).isEqualTo("wrong-code");
    assertThat(http.get("elena.petrova", "/api/me").problem())
        .as("by script")
        .isEqualTo("code-needed");
    String code = next(secret);
    assertThat(signIn("elena.petrova", code).status()).isEqualTo(200);
    assertThat(signIn("elena.petrova", code).problem())
        .as("the same code again")
        .isEqualTo("wrong-code");
  }

  @Test
  void shouldTakeEachRecoveryCodeOnce() {
    // given
    String code = confirm("omar.haddad", begin("omar.haddad")).getFirst();

    // then
    assertThat(signIn("omar.haddad", code.toUpperCase(Locale.ROOT)).status()).isEqualTo(200);
    assertThat(signIn("omar.haddad", code).problem()).isEqualTo("wrong-code");
    assertThat(
            jdbc.sql("select count(*) from desk.recovery_code where username = 'omar.haddad'")
                .query(Integer.class)
                .single())
        .isEqualTo(9);
  }

  @Test
  void shouldStopCheckingCodesWhenSomebodyGuesses() {
    // given
    confirm("lukas.weber", begin("lukas.weber"));

    // when
    for (int i = 0; i < 10; i++) {
      assertThat(signIn("lukas.weber", "no code " + i).problem()).isEqualTo("wrong-code");
    }

    // then
    var next = signIn("lukas.weber", "no code");
    assertThat(next.problem()).isEqualTo("too-many-attempts");
    assertThat(next.header("Retry-After")).isNotNull();
  }

  @Test
  void shouldLetAnAdminHelpWhenTheDeviceIsLost() {
    // given
    confirm("sofia.rossi", begin("sofia.rossi"));

    // when
    var byColleague = http.delete("approver", "/api/people/sofia.rossi/second-factor");
    var byAdmin = http.delete("admin", "/api/people/sofia.rossi/second-factor");

    // then
    assertThat(byColleague.problem()).isEqualTo("forbidden");
    assertThat(byAdmin.status()).isEqualTo(204);
    assertThat(signIn("sofia.rossi", null).status()).isEqualTo(200);
    assertThat(
            jdbc.sql(
                    "select person from desk.audit_event where action = 'second-factor.reset' and subject = 'sofia.rossi'")
                .query(String.class)
                .single())
        .isEqualTo("admin");
  }

  @Test
  void shouldAllowNothingElseWhenTheRoleNeedsASecondFactorAndThereIsNone() {
    // when
    var tasks = http.get("noah.fischer", "/api/tasks");
    var state = http.get("noah.fischer", PATH);

    // then
    assertThat(tasks.problem()).isEqualTo("second-factor-missing");
    assertThat(state.body().path("needed").asBoolean()).isTrue();
    assertThat(state.body().path("set").asBoolean()).isFalse();
    assertThat(http.get("noah.fischer", "/api/me").status()).isEqualTo(200);
    assertThat(http.get("requester", "/api/tasks").status()).as("other roles").isEqualTo(200);
    assertThat(confirm("noah.fischer", begin("noah.fischer"))).isNotEmpty();
  }

  @Test
  void shouldNotSetUpAnotherWhenThereIsOne() {
    // given
    byte[] secret = begin("jonas.lind");
    confirm("jonas.lind", secret);

    // then
    assertThat(factors.begin("jonas.lind", new byte[20])).isFalse();
    assertThat(signIn("jonas.lind", next(secret)).status()).as("with the first one").isEqualTo(200);
  }

  private byte[] begin(String person) {
    var begun = http.post(person, PATH, Map.of("password", "demo"));
    assertThat(begun.status()).isEqualTo(200);
    assertThat(begun.body().path("address").asText())
        .contains(begun.body().path("secret").asText());
    return new Base32().decode(begun.body().path("secret").asText());
  }

  /** Turns it on; gives the recovery codes. */
  private List<String> confirm(String person, byte[] secret) {
    String code = TimeCodes.codeAt(secret, Instant.now());
    var confirmed = http.post(person, PATH + "/confirm", Map.of("code", code));
    assertThat(confirmed.status()).as(confirmed.body().toString()).isEqualTo(200);
    List<String> codes = new ArrayList<>();
    confirmed.body().path("recoveryCodes").forEach(one -> codes.add(one.asText()));
    return codes;
  }

  /** A code of a step that is newer than that of {@link #confirm}. */
  private static String next(byte[] secret) {
    return TimeCodes.codeAt(secret, Instant.now().plusSeconds(30));
  }

  private Http.Answer signIn(String person, String code) {
    return http.post(
        null,
        "/api/session",
        code == null
            ? Map.of("username", person, "password", "demo")
            : Map.of("username", person, "password", "demo", "code", code));
  }
}
