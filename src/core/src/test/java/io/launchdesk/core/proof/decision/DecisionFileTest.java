package io.launchdesk.core.proof.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.launchdesk.core.proof.decision.Doubt.Reason;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValContext;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import scala.jdk.javaapi.CollectionConverters;

class DecisionFileTest {
  private static final DmnEngine ENGINE = new DmnEngine.Builder().build();
  private static final Random RANDOM = new Random(34);
  private static final Map<String, ParsedDmn> PARSED = new HashMap<>();
  private static final Object FAILED = new Object();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "approvalPolicy approvalPolicy",
        "triage triage",
        "triage triagePriority",
        "productionPlan productionPlan",
        "channelChecks channelChecks",
      })
  void shouldTellWhateverTheEngineAnswers(String which) throws Exception {
    // given the product's own decision
    String[] names = which.split(" ");
    String xml = Files.readString(Path.of("../../processes", names[0] + ".dmn"));
    DecisionFile file = DecisionFile.read(xml);
    Set<Object> told = values(file.results(names[1], Map.of()));

    // then what the engine makes of any request is among what may come of it
    for (int i = 0; i < 80; i++) {
      assertThat(told).contains(answered(xml, names[1], request()));
    }
  }

  @Test
  void shouldTellNoMoreThanTheEngineAnswersWhereCellsOnlyCompare() throws Exception {
    // given the tables that ask for no list
    String xml = Files.readString(Path.of("../../processes/triage.dmn"));
    Set<Object> answered = new HashSet<>();
    for (String urgency : List.of("normal", "urgent")) {
      for (Integer days : Arrays.asList(null, 5, 6, 7, 8, 60, 61)) {
        for (int budget : List.of(5000, 5001, 50000, 50001)) {
          Map<String, Object> request = new HashMap<>();
          request.put("urgency", urgency);
          request.put("daysToLaunch", days);
          request.put("budgetAmount", budget);
          answered.add(answered(xml, "triagePriority", request));
        }
      }
    }

    // then
    assertThat(values(DecisionFile.read(xml).results("triagePriority", Map.of())))
        .containsExactlyInAnyOrderElementsOf(answered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FIRST", "ANY", "UNIQUE", "COLLECT", "RULE ORDER"})
  void shouldTellWhateverTheEngineAnswersOfAnyTable(String policy) throws Exception {
    List<String> texts =
        List.of(
            "-",
            "\"a\"",
            "\"a\", \"b\"",
            "not(\"a\")",
            "null",
            "? = \"b\" or string length(?) > 3");
    List<String> numbers =
        List.of("-", "< 5", ">= 5", "[1..5[", "not(3)", "? > 2 and ? < 7", "in_reach(?)");
    List<Object> someTexts = Arrays.asList("a", "b", "long enough", "c", null);
    List<Object> someNumbers = Arrays.asList(0, 1, 3, 4, 5, 6, 9, 2.5, null);
    for (int table = 0; table < 20; table++) {
      List<String> rules = new ArrayList<>();
      for (int row = 0; row < 4; row++) {
        rules.add(
            rule(
                row,
                List.of(any(texts), any(numbers).replace("in_reach(?)", "abs(?) > 4")),
                "\"r%d\"".formatted(row)));
      }
      String xml = table(policy, "", String.join("", rules));
      Set<Object> told = values(DecisionFile.read(xml).results("d", Map.of()));
      for (int i = 0; i < 30; i++) {
        Map<String, Object> input = new HashMap<>();
        input.put("text", any(someTexts));
        input.put("amount", any(someNumbers));
        Object answer = answered(xml, "d", input);
        if (!FAILED.equals(answer)) {
          assertThat(told).as("%s of %s", input, xml).contains(answer);
        }
      }
    }
  }

  @Test
  void shouldTellADefaultResultWhereNoRowAnswers() throws Exception {
    String row = rule(0, List.of("\"a\"", "-"), "\"yes\"");

    assertThat(values(DecisionFile.read(table("UNIQUE", "", row)).results("d", Map.of())))
        .containsExactlyInAnyOrder("yes", null);
    assertThat(
            values(
                DecisionFile.read(
                        table(
                            "UNIQUE",
                            "<defaultOutputEntry id=\"x\"><text>\"no\"</text></defaultOutputEntry>",
                            row))
                    .results("d", Map.of())))
        .containsExactlyInAnyOrder("yes", "no");
  }

  @Test
  void shouldGoByWhatIsKnown() throws Exception {
    DecisionFile file =
        DecisionFile.read(
            table(
                "FIRST",
                "",
                rule(0, List.of("\"a\"", "-"), "1") + rule(1, List.of("-", "> 5"), "2")));

    assertThat(values(file.results("d", Map.of("text", "a")))).containsExactly(BigDecimal.ONE);
    assertThat(values(file.results("d", Map.of("text", Values.OTHER, "amount", 9))))
        .containsExactly(new BigDecimal(2));
    assertThat(file.variables("d")).containsExactlyInAnyOrder("text", "amount");
  }

  @Test
  void shouldNotTellRowsApartThatExcludeEachOtherByAnEvaluation() throws Exception {
    // given rows for what a list holds, and for what it does not
    String holds = "list contains(?, \"a\")";
    DecisionFile file =
        DecisionFile.read(
            table(
                "FIRST",
                "",
                rule(0, List.of(holds, "-"), "1")
                    + rule(1, List.of("not(" + holds + ")", "-"), "2")));

    // then the second row is the opposite of the first, but a list may be missing
    assertThat(values(file.results("d", Map.of())))
        .containsExactlyInAnyOrder(BigDecimal.ONE, new BigDecimal(2), null);
    assertThat(file.doubts("d"))
        .containsExactly(
            new Doubt("d", "r0", Reason.CONDITION), new Doubt("d", "r1", Reason.CONDITION));
  }

  @ParameterizedTest
  @CsvSource({"now()", "amount * 2", "f(1)"})
  void shouldTakeAResultThatIsNotWrittenOutForAnything(String result) throws Exception {
    DecisionFile file = DecisionFile.read(table("FIRST", "", rule(0, List.of("-", "-"), result)));

    assertThat(file.doubts("d").stream().map(Doubt::reason).toList())
        .isEqualTo(result.equals("f(1)") ? List.of() : List.of(Reason.RESULT));
  }

  @Test
  void shouldGiveUpOnATableWithTooManyCases() throws Exception {
    // given one row for each part of a list of twenty
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      rules.append(rule(i, List.of("list contains(?, \"%d\")".formatted(i), "-"), "1"));
    }
    DecisionFile file = DecisionFile.read(table("COLLECT", "", rules.toString()));

    assertThat(values(file.results("d", Map.of()))).containsExactly(Values.UNKNOWN);
    assertThat(file.doubts("d")).contains(new Doubt("d", "d", Reason.SIZE));
  }

  @Test
  void shouldSayThatTheEngineCannotReadAnEmptyResult() {
    assertThatThrownBy(() -> DecisionFile.read(table("FIRST", "", rule(0, List.of("-", "-"), ""))))
        .isInstanceOf(DecisionFile.Unreadable.class)
        .hasMessageContaining("FEEL");
  }

  private static Object answered(String xml, String decision, Map<String, Object> input) {
    ParsedDmn parsed = PARSED.computeIfAbsent(xml, DecisionFileTest::parsed);
    var result = ENGINE.eval(parsed, decision, input);
    if (result.isLeft()) {
      return FAILED;
    }
    return result.toOption().get() instanceof DmnEngine.Result found
        ? Values.plain(unpacked(found.value()))
        : null;
  }

  private static Object unpacked(Object value) {
    return switch (value) {
      case ValString text -> text.value();
      case ValNumber number -> number.value().bigDecimal();
      case ValBoolean truth -> truth.value();
      case ValList list ->
          CollectionConverters.asJava(list.itemsAsSeq()).stream()
              .map(DecisionFileTest::unpacked)
              .toList();
      case ValContext context -> unpacked(context.context().variableProvider().getVariables());
      case scala.collection.Map<?, ?> map -> {
        Map<String, Object> entries = new HashMap<>();
        CollectionConverters.asJava(map)
            .forEach((name, one) -> entries.put(String.valueOf(name), unpacked(one)));
        yield entries;
      }
      case scala.collection.Seq<?> many ->
          CollectionConverters.asJava(many).stream().map(DecisionFileTest::unpacked).toList();
      case null, default -> value instanceof Val ? null : value;
    };
  }

  private static ParsedDmn parsed(String xml) {
    return ENGINE
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .toOption()
        .get();
  }

  private static Set<Object> values(List<Result> results) {
    return results.stream().map(Result::value).collect(Collectors.toCollection(HashSet::new));
  }

  private static Map<String, Object> request() {
    Map<String, Object> request = new HashMap<>();
    request.put(
        "requestType",
        any(
            List.of(
                "go-to-market",
                "event",
                "audience-list",
                "press-release",
                "creative-asset",
                "email-campaign",
                "paid-ads",
                "landing-page",
                "social-campaign",
                "other")));
    request.put("budgetAmount", any(List.of(0, 900, 1000, 3000, 5000, 5001, 30000, 50000, 50001)));
    request.put("region", any(List.of("emea", "apac", "americas", "global")));
    request.put("personalData", RANDOM.nextBoolean());
    request.put("claims", RANDOM.nextBoolean());
    request.put("urgency", any(List.of("normal", "urgent")));
    request.put("daysToLaunch", any(Arrays.asList(null, 3, 5, 6, 7, 8, 15, 20, 61)));
    request.put(
        "channels",
        List.of("email", "social", "paid-search", "paid-social", "press", "crm", "event").stream()
            .filter(channel -> RANDOM.nextBoolean())
            .toList());
    return request;
  }

  private static <T> T any(List<T> all) {
    return all.get(RANDOM.nextInt(all.size()));
  }

  private static String rule(int number, List<String> cells, String result) {
    StringBuilder xml = new StringBuilder("<rule id=\"r%d\">".formatted(number));
    for (int i = 0; i < cells.size(); i++) {
      xml.append(
          "<inputEntry id=\"e%d_%d\"><text><![CDATA[%s]]></text></inputEntry>"
              .formatted(number, i, cells.get(i)));
    }
    return xml.append(
            "<outputEntry id=\"o%d\"><text><![CDATA[%s]]></text></outputEntry></rule>"
                .formatted(number, result))
        .toString();
  }

  private static String table(String policy, String byDefault, String rules) {
    return """
    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="Definitions_d" name="d" namespace="n">
      <decision id="d" name="d"><decisionTable id="t" hitPolicy="%s">
        <input id="i1"><inputExpression id="x1"><text>text</text></inputExpression></input>
        <input id="i2"><inputExpression id="x2"><text>amount</text></inputExpression></input>
        <output id="o" name="result">%s</output>%s
      </decisionTable></decision>
    </definitions>
    """
        .formatted(policy, byDefault, rules);
  }
}
