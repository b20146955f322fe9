package io.launchdesk.portal.studio.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is never given to the engine. */
class AllowListCheckTest {
  private static final ModelId PROCESS = LocalModels.process("MeasureProcess");
  private static final ModelId TABLE = new ModelId(ModelKind.DECISION, "channelChecks");
  private static final ModelId FORM = new ModelId(ModelKind.FORM, "rateDelivery");
  private static final String TIMER = ">=measureUntil<";

  private final AllowListCheck check = new AllowListCheck();

  @Test
  void shouldLetOurOwnModelsPass() {
    assertThat(check.check(new ModelPicture(LocalModels.ALL, LocalModels.ALL.keySet()))).isEmpty();
  }

  static Stream<Arguments> hostileFiles() {
    String sound = LocalModels.ALL.get(PROCESS).replaceFirst("^<\\?xml.*?\\?>", "");
    String bomb =
        """
        <!DOCTYPE bomb [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>
        """;
    String external = "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
    String deep = "<a>".repeat(10_000) + "</a>".repeat(10_000);
    return Stream.of(
        Arguments.of("entity bomb", bomb + sound.replace("Measuring started", "&c;"), "DOCTYPE"),
        Arguments.of(
            "external entity", external + sound.replace("Measuring started", "&x;"), "DOCTYPE"),
        Arguments.of(
            "external document type",
            "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">" + sound,
            "DOCTYPE"),
        Arguments.of(
            "50 MB",
            sound.replace("</bpmn:definitions>", " ".repeat(50_000_000) + "</bpmn:definitions>"),
            "longer"),
        Arguments.of(
            "depth 10,000",
            sound.replace("</bpmn:definitions>", deep + "</bpmn:definitions>"),
            "deeper"),
        Arguments.of("no XML", "<bpmn:definitions", "XML"),
        Arguments.of(
            "another model", sound.replace("MeasureProcess", "OtherProcess"), "MeasureProcess"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostileFiles")
  void shouldRefuseAHostileFile(String name, String content, String why) {
    assertThat(check.check(LocalModels.with(PROCESS, content)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo("file");
              assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
              assertThat(finding.message()).contains(why);
            });
  }

  @Test
  void shouldRefuseAFormNestedDeep() {
    String deep =
        "{\"id\":\"rateDelivery\",\"components\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";

    assertThat(check.check(LocalModels.with(FORM, deep)))
        .singleElement()
        .satisfies(one -> assertThat(one.rule()).isEqualTo("file"));
  }

  static final List<String> HOSTILE_FEEL =
      List.of(
          "function(x) external { java: { class: \"java.lang.Runtime\", method signature: \"exec(java.lang.String)\" } }",
          "(function(x) external { java: { class: \"java.lang.Math\", method signature: \"abs(double)\" } })(1)",
          "{f: function(x) external { java: { class: \"java.lang.System\", method signature: \"exit(int)\" } }, r: f(1)}.r",
          "{f: function(x) x, r: f(1)}.r",
          "request.getClass()",
          "unknown(1)",
          "[1, 2][unknown(item) > 1]",
          "if true then 1 else unknown(2)",
          "for i in 1..10 return unknown(i)",
          "1 +",
          "count(for i in 1..2000000000 return i)",
          "some i in 1..100, j in 1..100 satisfies i = j",
          "every i in -999..1 satisfies i < 5",
          "for i in 1..many return i",
          "for a in l, b in l, c in l, d in l return 1",
          "\")))))))))))))))))))))))))))))\" = " + "(".repeat(40) + "1" + ")".repeat(40),
          "1 /* ))))))))))))))))))))))))) */ + " + "[".repeat(40) + "1" + "]".repeat(40),
          "((((((((((((((((((((1))))))))))))))))))))",
          "-".repeat(3_000) + "1",
          "\"" + "a".repeat(5_000) + "\"");

  @ParameterizedTest
  @MethodSource("hostileFeel")
  void shouldRefuseHostileFeelWhereverItStands(String feel) {
    String xml =
        feel.replace("&", "&amp;")
            .replace("\"", "&quot;")
            .replace("<", "&lt;")
            .replace(">", "&gt;");

    assertThat(check.check(LocalModels.changed(PROCESS, TIMER, ">=" + xml + "<")))
        .as("text of a process")
        .anySatisfy(at("feel-allowed", "IntermediateCatchEvent_MeasuringWindowClosed"));
    assertThat(
            check.check(
                LocalModels.changed(PROCESS, "dueDate=\"=dueAt\"", "dueDate=\"=" + xml + "\"")))
        .as("attribute of a process")
        .anySatisfy(at("feel-allowed", "UserTask_EnterResults"));
    assertThat(
            check.check(
                LocalModels.changed(
                    TABLE, "<text>list contains(?, \"email\")</text>", "<text>" + xml + "</text>")))
        .as("cell of a table")
        .anySatisfy(at("feel-allowed", "Rule_channelChecks_1"));
    assertThat(
            check.check(
                LocalModels.changed(
                    TABLE, "<text>\"email-test-mail\"</text>", "<text>" + xml + "</text>")))
        .as("result of a table")
        .anySatisfy(at("feel-allowed", "Rule_channelChecks_1"));
    assertThat(
            check.check(
                LocalModels.changed(
                    FORM, "=brief.goalMetric = null", "=" + feel.replace("\"", "\\\""))))
        .as("condition of a form")
        .anySatisfy(at("feel-allowed", "Field_brief_goalMetric_1"));
  }

  static List<String> hostileFeel() {
    // A text that is only too long is a text where a cell may have one.
    return HOSTILE_FEEL;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=function(x) external {java: {class: \\\"a\\\", method signature: \\\"b()\\\"}}",
        "{{ unknown(1) }}",
        "{{#if unknown(1)}}x{{/if}}"
      })
  void shouldRefuseHostileTextsOfForms(String text) {
    assertThat(
            check.check(
                LocalModels.changed(FORM, "\"label\": \"Overall\"", "\"label\": \"" + text + "\"")))
        .singleElement()
        .satisfies(at("feel-allowed", "Field_score_1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=unknown(1)<bpmn:documentation/>",
        "<bpmn:documentation/>=unknown(1)",
        "<bpmn:documentation>=unknown(1)</bpmn:documentation>",
        "<![CDATA[=unknown(1)]]><!-- x --><bpmn:documentation/>"
      })
  void shouldRefuseWhatIsEvaluatedAroundOtherElements(String inner) {
    assertThat(check.check(LocalModels.changed(PROCESS, TIMER, ">" + inner + "<")))
        .anySatisfy(at("feel-allowed", "IntermediateCatchEvent_MeasuringWindowClosed"));
  }

  @Test
  void shouldLetSmallNumbersBeCountedThrough() {
    assertThat(check.check(LocalModels.changed(PROCESS, TIMER, ">=for i in -1..12 return i<")))
        .isEmpty();
  }

  @Test
  void shouldRefuseMoreNestingThanCanBeReadInTime() {
    String deep = "(".repeat(10) + "1" + ")".repeat(10) + " +";
    String rows =
        "<bpmn:property id=\"x\" name=\"x\" />"
            + "<bpmn:documentation />"
            + ("<bpmn:property x=\"=" + deep + "\" />").repeat(1_000);

    assertThat(
            check.check(LocalModels.changed(PROCESS, "</bpmn:process>", rows + "</bpmn:process>")))
        .singleElement()
        .satisfies(at("feel-allowed", ""));
  }

  @Test
  void shouldLetNotesBeginAsTheyLike() {
    String table = LocalModels.ALL.get(TABLE);
    String note = "<text>See chapter 3: \"mails\"</text>";
    String annotated =
        table.replaceFirst("</rule>", "<annotationEntry>" + note + "</annotationEntry></rule>");

    assertThat(annotated).isNotEqualTo(table);
    assertThat(check.check(LocalModels.with(TABLE, annotated))).isEmpty();
    assertThat(
            check.check(
                LocalModels.changed(
                    TABLE,
                    "</definitions>",
                    "<textAnnotation id=\"Note_1\">" + note + "</textAnnotation></definitions>")))
        .isEmpty();
    assertThat(
            check.check(
                LocalModels.changed(
                    PROCESS,
                    "</bpmn:process>",
                    "<bpmn:textAnnotation id=\"Note_1\"><bpmn:text>=> see there</bpmn:text></bpmn:textAnnotation></bpmn:process>")))
        .isEmpty();
    assertThat(check.check(LocalModels.changed(PROCESS, "Measuring started", "=> go"))).isEmpty();
  }

  @Test
  void shouldLetScriptsInLabelsAndDocumentationBeText() {
    String script = "&lt;script&gt;alert(1)&lt;/script&gt;";

    assertThat(check.check(LocalModels.changed(PROCESS, "Measuring started", script))).isEmpty();
    assertThat(check.check(LocalModels.changed(PROCESS, "Collects the results", script))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "R/PT10S",
        "R/PT0S",
        "R3/2026-01-01T00:00:00Z/PT59S",
        "* * * * * *",
        "*/30 * * * * *",
        "0,5 0 8 * * *",
        "=cycle(duration(\"PT1S\"))",
        "R/nonsense",
        ""
      })
  void shouldRefuseTimersThatComeTooOften(String cycle) {
    assertThat(check.check(cycling(cycle)))
        .anySatisfy(at("shortest-cycle", "IntermediateCatchEvent_MeasuringWindowClosed"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "R/PT15M",
        "R/PT1M",
        "R/P1D",
        "R/P1M",
        "0 */15 * * * *",
        "0 0 8 * * MON-FRI",
        "@daily"
      })
  void shouldLetTimersPassThatRest(String cycle) {
    assertThat(check.check(cycling(cycle))).isEmpty();
  }

  private static ModelPicture cycling(String cycle) {
    String xml = cycle.replace("\"", "&quot;");
    return LocalModels.changed(
        PROCESS,
        "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">=measureUntil</bpmn:timeDate>",
        "<bpmn:timeCycle xsi:type=\"bpmn:tFormalExpression\">" + xml + "</bpmn:timeCycle>");
  }

  static Stream<Arguments> loops() {
    return Stream.of(
        Arguments.of("<zeebe:loopCharacteristics inputCollection=\"=deliverables\" />", true),
        Arguments.of(
            "<zeebe:loopCharacteristics inputCollection=\"=plan.rows[kind = &quot;x&quot;]\" />",
            true),
        Arguments.of("<zeebe:loopCharacteristics inputCollection=\"=[1, 2, 3]\" />", true),
        Arguments.of(
            "<zeebe:loopCharacteristics inputCollection=\"=for i in 1..1000000000 return i\" />",
            false),
        Arguments.of("<zeebe:loopCharacteristics inputCollection=\"=concatenate(a, a)\" />", false),
        Arguments.of("<zeebe:loopCharacteristics />", false),
        Arguments.of("", false));
  }

  @ParameterizedTest
  @MethodSource("loops")
  void shouldLetRepetitionsPassOnlyOverAList(String loop, boolean passes) {
    String task = "<bpmn:serviceTask id=\"ServiceTask_CollectResults\" name=\"Collect results\">";
    String repeated =
        "<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>"
            + loop
            + "</bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics></bpmn:serviceTask>";
    String content = LocalModels.ALL.get(PROCESS);
    int end = content.indexOf("</bpmn:serviceTask>", content.indexOf(task));
    ModelPicture picture =
        LocalModels.with(
            PROCESS,
            content.substring(0, end)
                + repeated
                + content.substring(end + "</bpmn:serviceTask>".length()));

    if (passes) {
      assertThat(check.check(picture)).isEmpty();
    } else {
      assertThat(check.check(picture)).anySatisfy(at("bounded-loop", "ServiceTask_CollectResults"));
    }
  }

  @Test
  void shouldRefuseAProcessThatCallsItselfThroughAnother() {
    ModelId main = LocalModels.process("MarketingRequestProcess");

    // when
    var direct =
        check.check(
            LocalModels.changed(
                main, "processId=\"IntakeProcess\"", "processId=\"MarketingRequestProcess\""));
    var reckoned =
        check.check(
            LocalModels.changed(main, "processId=\"IntakeProcess\"", "processId=\"=which\""));
    String intake = LocalModels.ALL.get(LocalModels.process("IntakeProcess"));
    var through =
        check.check(
            LocalModels.with(
                LocalModels.process("IntakeProcess"),
                intake.replaceFirst(
                    "</bpmn:process>",
                    "<bpmn:callActivity id=\"CallActivity_Round\"><bpmn:extensionElements><zeebe:calledElement processId=\"MarketingRequestProcess\" /></bpmn:extensionElements></bpmn:callActivity></bpmn:process>")));

    // then
    assertThat(direct).anySatisfy(at("call-cycle", "CallActivity_Intake"));
    assertThat(reckoned).anySatisfy(at("call-cycle", "CallActivity_Intake"));
    assertThat(through).anySatisfy(at("call-cycle", "CallActivity_Round"));
  }

  @Test
  void shouldRefuseDecisionsInAnotherLanguage() {
    assertThat(
            check.check(
                LocalModels.changed(
                    TABLE,
                    "<inputExpression id=\"InputExpression_channelChecks_2\"",
                    "<inputExpression expressionLanguage=\"javascript\" id=\"InputExpression_channelChecks_2\"")))
        .anySatisfy(at("feel-allowed", "Input_channelChecks_2"));
  }

  private static java.util.function.Consumer<Finding> at(String rule, String element) {
    return finding -> {
      assertThat(finding.rule()).isEqualTo(rule);
      assertThat(finding.element()).isEqualTo(element);
      assertThat(finding.severity()).isEqualTo(Finding.Severity.ERROR);
      assertThat(finding.message()).endsWith(".");
    };
  }
}
