package io.launchdesk.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.identity.Role;
import io.launchdesk.store.identity.Person;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
  private static final Person PERSON =
      new Person(
          "farid.aziz",
          "Farid Aziz",
          "farid@launchdesk.example",
          "data-team",
          "global",
          "en",
          "UTC",
          Set.of(Role.REQUESTER),
          List.of(),
          List.of());

  private final PasswordRules rules = new PasswordRules();

  @ParameterizedTest
  @ValueSource(
      strings = {"umbrella tram lemon", "zażółć gęślą jaźń", "4f9c1b7ae02d", "八月の雨と古い自転車と夜の図書館"})
  void shouldTakeAPasswordWhenItIsLongAndNotCommon(String password) {
    assertThat(rules.problem("wanted", password, PERSON)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "lemon tram, at least 12",
    "password1234, easy to guess",
    "qwertyuiop12, easy to guess",
    "aaaaaaaaaaaa, easy to guess",
    "farid.aziz.2026, easy to guess",
    "Launchdesk2026, easy to guess",
    "abcdefghijkl, easy to guess"
  })
  void shouldRefuseAPasswordWhenItIsShortOrGuessedSoon(String password, String why) {
    assertThat(rules.problem("wanted", password, PERSON).orElseThrow().message()).contains(why);
  }

  @ParameterizedTest
  @ValueSource(ints = {73, 200_000})
  void shouldRefuseAPasswordWhenBcryptWouldNotLookAtAllOfIt(int length) {
    assertThat(rules.problem("wanted", "x".repeat(length), PERSON).orElseThrow().message())
        .contains("72 bytes");
  }
}
