package io.launchdesk.core.form;

import static io.launchdesk.core.form.Forms.fields;
import static io.launchdesk.core.form.Forms.form;
import static io.launchdesk.core.form.Forms.messages;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each type of field accepts and what it says otherwise. */
class FieldKindsTest {
  private static final String TITLE =
      "{'type':'textfield','key':'title','label':'Title','validate':{'required':true,'minLength':5,'maxLength':10}}";

  static Stream<Arguments> goodValues() {
    return Stream.of(
        Arguments.of("{'type':'textfield','key':'f','label':'F'}", "Zażółć gęślą jaźń 😀 سلام 你好"),
        Arguments.of("{'type':'textarea','key':'f','label':'F'}", "one\ntwo\r\n\tthree"),
        Arguments.of(
            "{'type':'textfield','key':'f','label':'F','validate':{'validationType':'email'}}",
            "ada.nowak+x@mail.example.org"),
        Arguments.of(
            "{'type':'textfield','key':'f','label':'F','validate':{'validationType':'phone'}}",
            "+4930664040900"),
        Arguments.of(
            "{'type':'textfield','key':'f','label':'F','validate':{'pattern':'^MR-[0-9]+$'}}",
            "MR-1001"),
        Arguments.of("{'type':'number','key':'f','label':'F'}", 12),
        Arguments.of("{'type':'number','key':'f','label':'F'}", 12.5),
        Arguments.of("{'type':'number','key':'f','label':'F'}", new BigDecimal("0.10")),
        Arguments.of("{'type':'number','key':'f','label':'F'}", BigInteger.TEN),
        Arguments.of("{'type':'number','key':'f','label':'F','serializeToString':true}", "12.5"),
        Arguments.of("{'type':'number','key':'f','label':'F','decimalDigits':0}", 5.0),
        Arguments.of("{'type':'number','key':'f','label':'F','increment':0.5}", 2.5),
        Arguments.of(
            "{'type':'number','key':'f','label':'F','validate':{'min':'0','max':'10'}}", 10),
        Arguments.of("{'type':'datetime','key':'f','dateLabel':'F'}", "2028-02-29"),
        Arguments.of(
            "{'type':'datetime','key':'f','dateLabel':'F','disallowPassedDates':true}",
            "2027-06-15"),
        Arguments.of("{'type':'datetime','subtype':'time','key':'f','timeLabel':'F'}", "09:30"),
        Arguments.of("{'type':'datetime','subtype':'time','key':'f','timeLabel':'F'}", "09:30Z"),
        Arguments.of(
            "{'type':'datetime','subtype':'datetime','key':'f','dateLabel':'F'}",
            "2028-03-01T09:30+02:00"),
        Arguments.of(
            "{'type':'datetime','subtype':'datetime','key':'f','dateLabel':'F'}",
            "2028-03-01T09:30"),
        Arguments.of("{'type':'checkbox','key':'f','label':'F'}", true),
        Arguments.of("{'type':'checkbox','key':'f','label':'F'}", false),
        Arguments.of(choice("select"), "a"),
        Arguments.of(choice("radio"), 2),
        Arguments.of(choice("radio"), 2L),
        Arguments.of(choice("radio"), 2.0),
        Arguments.of(choice("checklist"), List.of("a", "b")),
        Arguments.of(choice("taglist"), List.of()));
  }

  @ParameterizedTest
  @MethodSource("goodValues")
  void shouldFindNothingWhenValueIsGood(String component, Object value) {
    assertThat(form(component).problems(Map.of("f", value))).isEmpty();
  }

  static Stream<Arguments> badValues() {
    return Stream.of(
        Arguments.of("{'type':'textfield','key':'f','label':'F'}", 5, "F: enter text"),
        Arguments.of("{'type':'textfield','key':'f','label':'F'}", Map.of(), "F: enter text"),
        Arguments.of(
            "{'type':'textfield','key':'f','label':'F'}",
            "a\r\nBcc: x@example.org",
            "F: write it in one line"),
        Arguments.of(
            "{'type':'textarea','key':'f','label':'F'}",
            "a\u0000b",
            "F: take out the control characters; type the text again instead of pasting"),
        Arguments.of(
            "{'type':'textarea','key':'f','label':'F'}",
            "a\ud800b",
            "F: take out the control characters; type the text again instead of pasting"),
        Arguments.of(
            "{'type':'textfield','key':'f','label':'F','validate':{'validationType':'email'}}",
            "ada at example",
            "F: enter an e-mail address such as name@example.org"),
        Arguments.of(
            "{'type':'textfield','key':'f','label':'F','validate':{'validationType':'phone'}}",
            "030 123",
            "F: enter a phone number with country code, such as +4930664040900"),
        Arguments.of(
            "{'type':'textfield','key':'f','label':'F','validate':{'pattern':'^MR-[0-9]+$','patternErrorMessage':'enter an id'}}",
            "1001",
            "F: enter an id"),
        Arguments.of("{'type':'number','key':'f','label':'F'}", "12", "F: enter a number"),
        Arguments.of("{'type':'number','key':'f','label':'F'}", Double.NaN, "F: enter a number"),
        Arguments.of(
            "{'type':'number','key':'f','label':'F'}",
            Double.POSITIVE_INFINITY,
            "F: enter a number"),
        Arguments.of(
            "{'type':'number','key':'f','label':'F'}",
            new BigDecimal("1e999999999"),
            "F: enter a number that is less extreme"),
        Arguments.of(
            "{'type':'number','key':'f','label':'F','increment':5}",
            new BigDecimal("1e-999999999"),
            "F: enter a number that is less extreme"),
        Arguments.of(
            "{'type':'number','key':'f','label':'F','serializeToString':true}",
            "many",
            "F: enter a number"),
        Arguments.of(
            "{'type':'number','key':'f','label':'F','validate':{'min':1}}",
            0,
            "F: enter 1 or more"),
        Arguments.of(
            "{'type':'number','key':'f','label':'F','validate':{'max':10}}",
            10.01,
            "F: enter 10 or less"),
        Arguments.of(
            "{'type':'number','key':'f','label':'F','decimalDigits':0}",
            1.5,
            "F: enter a whole number"),
        Arguments.of(
            "{'type':'number','key':'f','label':'F','decimalDigits':2}",
            1.555,
            "F: use at most 2 digits after the point"),
        Arguments.of(
            "{'type':'number','key':'f','label':'F','increment':5}", 7, "F: enter a multiple of 5"),
        Arguments.of(
            "{'type':'datetime','key':'f','dateLabel':'F'}",
            "2027-02-29",
            "F: enter a date such as 2028-03-31"),
        Arguments.of(
            "{'type':'datetime','key':'f','dateLabel':'F'}",
            20280301,
            "F: enter a date such as 2028-03-31"),
        Arguments.of(
            "{'type':'datetime','key':'f','dateLabel':'F'}", "0202-01-01", "F: check the year 202"),
        Arguments.of(
            "{'type':'datetime','key':'f','dateLabel':'F','disallowPassedDates':true}",
            "2027-06-13",
            "F: choose a day that is not over yet"),
        Arguments.of(
            "{'type':'datetime','subtype':'time','key':'f','timeLabel':'F'}",
            "25:00",
            "F: enter a time of day such as 09:30"),
        Arguments.of(
            "{'type':'datetime','subtype':'datetime','key':'f','dateLabel':'F'}",
            "2028-03-01",
            "F: enter a date and time such as 2028-03-31T09:30"),
        Arguments.of(
            "{'type':'checkbox','key':'f','label':'F'}", "true", "F: tick it or leave it empty"),
        Arguments.of(choice("select"), "c", "F: choose one of A, b, Two"),
        Arguments.of(choice("select"), List.of("a"), "F: choose one of A, b, Two"),
        Arguments.of(choice("select"), "2", "F: choose one of A, b, Two"),
        Arguments.of(choice("checklist"), "a", "F: give a list of A, b, Two"),
        Arguments.of(choice("checklist"), List.of("a", "x"), "F: choose only from A, b, Two"),
        Arguments.of(choice("taglist"), Arrays.asList("a", null), "F: choose only from A, b, Two"),
        Arguments.of(choice("taglist"), List.of("a", "a"), "F: choose each option once"));
  }

  @ParameterizedTest
  @MethodSource("badValues")
  void shouldSayWhatToDoWhenValueIsBad(String component, Object value, String message) {
    FormSchema form = form(component);

    assertThat(form.problems(Map.of("f", value))).containsExactly(new FieldProblem("f", message));
    assertThat(form.malformed(Map.of("f", value))).containsExactly(new FieldProblem("f", message));
  }

  private static String choice(String type) {
    return "{'type':'%s','key':'f','label':'F','values':[{'label':'A','value':'a'},{'value':'b'},{'label':'Two','value':2}]}"
        .formatted(type);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "   ", "\u00a0"})
  void shouldOnlyMissItWhenRequiredTextIsEmpty(String value) {
    // given
    Map<String, Object> data = new HashMap<>();
    data.put("title", "\u00a0".equals(value) ? " " : value);

    // when / then
    assertThat(messages(form(TITLE).problems(data))).containsExactly("Title: fill this in");
    assertThat(form(TITLE).malformed(data)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "abcd, Title: use at least 5 characters (there are 4)",
    "abcdefghijk, Title: use at most 10 characters (there are 11)"
  })
  void shouldCountCharactersWhenTextIsTooShortOrTooLong(String text, String message) {
    assertThat(messages(form(TITLE).problems(Map.of("title", "  " + text + " "))))
        .containsExactly(message);
  }

  @Test
  void shouldNameTheFormsOwnRemedyWhenRequiredFieldIsEmpty() {
    FormSchema form =
        form(
            "{'type':'textarea','key':'goal','label':'Goal','validate':{'required':true},'properties':{'remedy':'say what the campaign should achieve'}}");

    assertThat(form.problems(Map.of()))
        .containsExactly(new FieldProblem("goal", "Goal: say what the campaign should achieve"));
  }

  @Test
  void shouldMissEachRequiredFieldWhenNothingIsEntered() {
    FormSchema form =
        form(
            TITLE,
            "{'type':'number','key':'n','label':'N','validate':{'required':true}}",
            "{'type':'datetime','key':'d','dateLabel':'D','validate':{'required':true}}",
            "{'type':'checkbox','key':'c','label':'C','validate':{'required':true}}",
            "{'type':'select','key':'s','label':'S','values':[{'value':'a'}],'validate':{'required':true}}",
            "{'type':'checklist','key':'l','label':'L','values':[{'value':'a'}],'validate':{'required':true}}");

    assertThat(messages(form.problems(Map.of("c", false, "l", List.of()))))
        .containsExactly(
            "Title: fill this in",
            "N: enter a number",
            "D: enter a date such as 2028-03-31",
            "C: tick this to go on",
            "S: choose one",
            "L: choose at least one");
  }

  @Test
  void shouldBoundTextWhenFormSetsNoLimit() {
    FormSchema form =
        form(
            "{'type':'textfield','key':'line','label':'Line'}",
            "{'type':'textarea','key':'text','label':'Text','validate':{'maxLength':900000}}");
    Map<String, Object> data = Map.of("line", "x".repeat(1_001), "text", "x".repeat(20_001));

    assertThat(fields(form.malformed(data))).containsExactly("line", "text");
  }

  @Test
  void shouldAnswerAtOnceWhenPatternWouldBacktrackForEver() {
    FormSchema form =
        form(
            "{'type':'textarea','key':'f','label':'F','validate':{'pattern':'^(([a-z])+.)+[A-Z]([a-z])+$','patternErrorMessage':'no'}}");

    List<FieldProblem> problems =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(2), () -> form.problems(Map.of("f", "a".repeat(20_000))));

    assertThat(messages(problems)).containsExactly("F: no");
  }

  @Test
  void shouldListOnlyTheFirstOptionsWhenThereAreMany() {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      values.add("{'value':'v" + i + "'}");
    }
    FormSchema form =
        form("{'type':'select','key':'f','label':'F','values':[" + String.join(",", values) + "]}");

    assertThat(messages(form.problems(Map.of("f", "x"))).getFirst()).endsWith("v11 ...");
  }
}
