package io.launchdesk.portal.identity;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.store.identity.Person;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Which passwords people may choose (OWASP ASVS 5.0, 6.2): long ones, of any characters, that are
 * neither common nor made of what everybody knows about the person. No letter, digit or sign is
 * demanded, and none wears out.
 */
@Component
class PasswordRules {
  static final int SHORTEST = 12;

  /** What bcrypt looks at; the rest would count for nothing. */
  static final int LONGEST_BYTES = 72;

  /** Of zxcvbn's 0 to 4: more than 10^8 guesses are needed. */
  private static final int HARD_ENOUGH = 3;

  private static final int LONGEST_READ = 1_000;

  private final Zxcvbn guessing = new Zxcvbn();

  /**
   * What is wrong with a password that somebody wants.
   *
   * @param field how the caller names it
   */
  Optional<FieldError> problem(String field, String password, Person person) {
    if (password == null || password.codePointCount(0, password.length()) < SHORTEST) {
      return Optional.of(new FieldError(field, "must have at least " + SHORTEST + " characters."));
    }
    if (isTooLong(password)) {
      return Optional.of(
          new FieldError(field, "must not be longer than " + LONGEST_BYTES + " bytes in UTF-8."));
    }
    if (guessing.measure(password, known(person)).getScore() < HARD_ENOUGH) {
      return Optional.of(
          new FieldError(
              field,
              "is too easy to guess: take several words that have nothing to do with you or with each other."));
    }
    return Optional.empty();
  }

  static boolean isTooLong(String password) {
    return password.length() > LONGEST_READ
        || password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES;
  }

  private static List<String> known(Person person) {
    return Stream.of(
            Stream.of("launchdesk", person.username(), person.email(), person.team()),
            words(person.username()),
            words(person.displayName()),
            words(person.email()))
        .flatMap(part -> part)
        .toList();
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split("[^\\p{L}\\p{N}]+")).filter(word -> word.length() > 2);
  }
}
