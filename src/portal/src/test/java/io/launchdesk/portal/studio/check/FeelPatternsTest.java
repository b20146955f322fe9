package io.launchdesk.portal.studio.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeelPatternsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+$",
        "(a|aa)+$",
        "(?:a*)*b",
        "((a)+b?)*",
        "(a{1,})+",
        "(a{1,9}){9}",
        ".*.*.*x",
        "(a)\\\\1",
        "(?=a+)b",
        "\\\\Q(a\\\\E",
      })
  void shouldRefuseAPatternThatMayTakeForEver(String pattern) {
    assertThat(FeelSyntax.objections("matches(title, \"%s\")".formatted(pattern), false))
        .singleElement()
        .extracting(Objection::code)
        .isEqualTo("feel-allowed.costly-pattern");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^MR-[0-9]+$",
        "a|b",
        "(?:launch|start)ed?",
        "[*+()]+",
        "\\\\(x\\\\)+",
        "(ab){2}",
        "^[a-z]+@[a-z.]+$",
      })
  void shouldAllowAPatternThatIsFoundSoon(String pattern) {
    assertThat(FeelSyntax.objections("matches(title, \"%s\")".formatted(pattern), false)).isEmpty();
  }

  @Test
  void shouldRefuseAPatternThatIsNotWrittenOut() {
    for (String text :
        Set.of(
            "matches(title, wanted)",
            "replace(title, \"a\" + wanted, \"b\")",
            "split(title, wanted)",
            "matches(input: title, pattern: wanted)")) {
      assertThat(FeelSyntax.objections(text, false))
          .as(text)
          .containsExactly(new Objection("feel-allowed.reckoned-pattern"));
    }
    assertThat(FeelSyntax.objections("split(delimiter: \",\", string: title)", false)).isEmpty();
    assertThat(FeelSyntax.objections("matches(?, \"(a+)+\")", true)).isNotEmpty();
  }
}
