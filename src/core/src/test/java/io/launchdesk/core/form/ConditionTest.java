package io.launchdesk.core.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=urgency = \"urgent\"",
        "=urgency != \"normal\"",
        "=not(urgency = \"normal\")",
        "=budget > 100 and budget < 1000",
        "=budget >= 500 or budget <= 1",
        "=urgency in (\"urgent\", \"other\")",
        "=list contains(channels, \"email\")",
        "=channels = null or not(list contains(channels, \"press\"))",
        "=missing = null",
        "=deliverable.kind = \"mail\"",
        "=personal = true",
        "=count(channels) = 2",
        "=is defined(urgency)"
      })
  void shouldHoldWhenExpressionIsTrue(String expression) {
    // given
    Map<String, Object> variables =
        Map.of(
            "urgency",
            "urgent",
            "budget",
            500,
            "channels",
            List.of("email", "social"),
            "deliverable",
            Map.of("kind", "mail"),
            "personal",
            true);

    // when
    boolean holds = Condition.parse("field", expression).holds(variables);

    // then
    assertThat(holds).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=urgency = \"urgent\"",
        "=budget > 100",
        "=list contains(channels, \"email\")",
        "=deliverable.kind = \"mail\"",
        "=personal"
      })
  void shouldNotHoldWhenVariablesAreMissing(String expression) {
    assertThat(Condition.parse("field", expression).holds(Map.of())).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "=for x in [1] return x | For",
        "=some x in [1] satisfies x = 1 | SomeItem",
        "=function(x) x | FunctionDefinition",
        "=function(x) external { java: { class: \"java.lang.Math\", method signature: \"abs(int)\" } } | Function",
        "=function(x) external { java: { class: \"java.lang.Runtime\", method signature: \"getRuntime()\" } } = 1 | Function",
        "={a: 1} = 1 | ConstContext",
        "=channels[1] = \"x\" | Filter",
        "=if a then true else false | If",
        "=a + 1 = 2 | Addition",
        "=a ** 1000000 = 2 | Exponentiation",
        "=a between 1 and 2 and b instance of string | InstanceOf",
        "=matches(a, \"(x+)+\") | the function matches",
        "=get value({}, \"x\") = 1 | the function get value",
        "=now() = a | the function now",
        "=list contains(list: a, element: 1) | the function list contains",
        "=a.b().c = 1 | ",
        "=@\"2020-01-01\" < a | ConstDate"
      })
  void shouldRefuseWhenExpressionGoesBeyondTheAllowed(String expression, String named) {
    assertThatThrownBy(() -> Condition.parse("launchDate", expression))
        .isInstanceOf(FormSchemaException.class)
        .hasMessageStartingWith("launchDate: the condition")
        .hasMessageContaining(named == null ? "" : named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"urgent", "=", "= and", "=}{", "={{secrets.X}}"})
  void shouldRefuseWhenTextIsNoCondition(String text) {
    assertThatThrownBy(() -> Condition.parse("field", text))
        .isInstanceOf(FormSchemaException.class)
        .hasMessageStartingWith("field: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "}{",
        "{{secrets.X}}",
        "\" or true or \"",
        "urgent\" = \"urgent",
        "= true"
      })
  void shouldTakeHostileTextAsPlainValueWhenItIsCompared(String hostile) {
    // given
    Condition urgent = Condition.parse("field", "=urgency = \"urgent\"");
    Condition present = Condition.parse("field", "=urgency != null");

    // when / then
    assertThat(urgent.holds(Map.of("urgency", hostile))).isFalse();
    assertThat(present.holds(Map.of("urgency", hostile))).isTrue();
  }

  @Test
  void shouldRefuseWhenExpressionIsTooLong() {
    String text = "=a = \"" + "x".repeat(2_000) + "\"";

    assertThatThrownBy(() -> Condition.parse("field", text)).hasMessageContaining("longer than");
  }
}
