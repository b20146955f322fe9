package io.launchdesk.core.form;

import static io.launchdesk.core.form.Forms.fields;
import static io.launchdesk.core.form.Forms.form;
import static io.launchdesk.core.form.Forms.messages;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which values of a form count: conditions, groups, lists, context, steering. */
class FormSchemaTest {
  private static final String URGENCY =
      "{'type':'radio','key':'urgency','label':'Urgency','values':[{'value':'normal'},{'value':'urgent'}]}";
  private static final String WHY =
      "{'type':'textarea','key':'why','label':'Why','validate':{'required':true},'conditional':{'hide':'=urgency != \\'urgent\\''}}"
          .replace("\\'", "\\\"");
  private static final String SPEAKERS =
      """
      {'type':'dynamiclist','path':'speakers','label':'Speakers','components':[
        {'type':'textfield','key':'name','label':'Name','validate':{'required':true}},
        {'type':'checkbox','key':'paid','label':'Paid'},
        {'type':'number','key':'fee','label':'Fee','validate':{'required':true},
         'conditional':{'hide':'=paid = null or paid != true'}}]}""";

  @Test
  void shouldAskForConditionalFieldWhenConditionShowsIt() {
    FormSchema form = form(URGENCY, WHY);

    assertThat(fields(form.problems(Map.of("urgency", "urgent")))).containsExactly("why");
    assertThat(form.problems(Map.of("urgency", "normal"))).isEmpty();
    assertThat(form.problems(Map.of())).isEmpty();
  }

  @Test
  void shouldNeitherCheckNorKeepValueWhenFieldIsHidden() {
    FormSchema form = form(URGENCY, WHY);
    Map<String, Object> data = Map.of("urgency", "normal", "why", 17);

    assertThat(form.problems(data)).isEmpty();
    assertThat(form.visible(data)).isEqualTo(Map.of("urgency", "normal"));
  }

  @Test
  void shouldDropValueWhenFormHasNoSuchField() {
    FormSchema form = form(URGENCY);

    assertThat(form.visible(Map.of("urgency", "normal", "admin", true)))
        .isEqualTo(Map.of("urgency", "normal"));
  }

  @Test
  void shouldNotCountHiddenValueWhenAnotherConditionAsksForIt() {
    // given: b shows only when a is on; c shows only when b is on
    FormSchema form =
        form(
            "{'type':'checkbox','key':'a','label':'A'}",
            "{'type':'checkbox','key':'b','label':'B','conditional':{'hide':'=a = null or a != true'}}",
            "{'type':'textfield','key':'c','label':'C','conditional':{'hide':'=b = null or b != true'}}");

    // when
    Map<String, Object> visible = form.visible(Map.of("a", false, "b", true, "c", "smuggled"));

    // then
    assertThat(visible).isEqualTo(Map.of("a", false));
  }

  @Test
  void shouldComeToAnEndWhenConditionsGoInCircles() {
    FormSchema form =
        form(
            "{'type':'checkbox','key':'a','label':'A','conditional':{'hide':'=b = true'}}",
            "{'type':'checkbox','key':'b','label':'B','conditional':{'hide':'=a = true'}}");

    assertThat(form.visible(Map.of("a", true, "b", true))).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void shouldSeeOnlyOwnFieldsAndContextWhenConditionIsAsked() {
    // given
    FormSchema form =
        form(
            "{'type':'textfield','key':'subject','label':'Subject','validate':{'required':true},'conditional':{'hide':'=kind != \\\"email\\\"'}}"
                .replace("\\\"", "\\'")
                .replace("\\'", "\\\""));

    // when / then
    assertThat(form.problems(Map.of("kind", "email"))).isEmpty();
    assertThat(fields(form.with(Map.of("kind", "email")).problems(Map.of("kind", "page"))))
        .containsExactly("subject");
  }

  @Test
  void shouldTakeOptionsFromContextOnlyWhenFormNamesVariable() {
    // given
    FormSchema form =
        form("{'type':'checklist','key':'checks','label':'Checks','valuesKey':'launch.checks'}");
    Map<String, Object> forged =
        Map.of("checks", List.of("x"), "launch", Map.of("checks", List.of("x")));
    Map<String, Object> context =
        Map.of(
            "launch",
            Map.of("checks", List.of(Map.of("value", "links", "label", "Links"), "tone")));

    // when / then
    assertThat(messages(form.problems(forged)))
        .containsExactly("Checks: choose only from the options (none are offered at the moment)");
    assertThat(messages(form.with(context).problems(forged)))
        .containsExactly("Checks: choose only from Links, tone");
    assertThat(form.with(context).problems(Map.of("checks", List.of("links", "tone")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'disabled':true", "'readonly':true", "'readonly':'=locked = true'"})
  void shouldNotWriteFieldWhenItIsReadOnly(String property) {
    // given
    FormSchema form =
        form("{'type':'number','key':'price','label':'Price','validate':{'required':true},"
                + property
                + "}")
            .with(Map.of("locked", true, "price", 9));

    // when / then
    assertThat(form.problems(Map.of())).isEmpty();
    assertThat(form.problems(Map.of("price", "free"))).isEmpty();
    assertThat(form.visible(Map.of("price", 1))).isEmpty();
  }

  @Test
  void shouldLetConditionSeeContextsValueWhenFieldIsReadOnly() {
    FormSchema form =
        form(
                "{'type':'number','key':'price','label':'Price','readonly':true}",
                "{'type':'textfield','key':'note','label':'Note','validate':{'required':true},'conditional':{'hide':'=price < 100'}}")
            .with(Map.of("price", 500));

    assertThat(fields(form.problems(Map.of("price", 1)))).containsExactly("note");
  }

  @Test
  void shouldIgnoreContextsOldAnswerWhenFieldIsWritable() {
    FormSchema form = form(URGENCY, WHY).with(Map.of("urgency", "urgent"));

    assertThat(form.problems(Map.of("urgency", "normal"))).isEmpty();
    assertThat(form.problems(Map.of())).isEmpty();
  }

  @Test
  void shouldNestValuesWhenGroupHasPath() {
    // given
    FormSchema form =
        form(
            "{'type':'group','path':'venue.address','components':[{'type':'textfield','key':'city','label':'City','validate':{'required':true}}]}",
            "{'type':'group','label':'Plain','components':[{'type':'textfield','key':'host','label':'Host','validate':{'required':true}}]}");
    Map<String, Object> data =
        Map.of("venue", Map.of("address", Map.of("city", "Łódź", "zip", "x")), "host", "Ada");

    // when / then
    assertThat(fields(form.problems(Map.of()))).containsExactly("venue.address.city", "host");
    assertThat(form.problems(data)).isEmpty();
    assertThat(form.visible(data))
        .isEqualTo(Map.of("venue", Map.of("address", Map.of("city", "Łódź")), "host", "Ada"));
  }

  @Test
  void shouldHideAllWithinWhenGroupIsHidden() {
    FormSchema form =
        form(
            URGENCY,
            "{'type':'group','conditional':{'hide':'=urgency = null'},'components':[{'type':'textfield','key':'x','label':'X','validate':{'required':true}}]}");

    assertThat(form.problems(Map.of())).isEmpty();
    assertThat(form.visible(Map.of("x", "1"))).isEmpty();
    assertThat(fields(form.problems(Map.of("urgency", "urgent")))).containsExactly("x");
  }

  @Test
  void shouldComplainWhenGroupsValueIsNoObject() {
    FormSchema form =
        form(
            "{'type':'group','path':'venue','label':'Venue','components':[{'type':'textfield','key':'city','label':'City'}]}");

    assertThat(messages(form.malformed(Map.of("venue", "Łódź"))))
        .containsExactly("Venue: fill in its fields");
  }

  @Test
  void shouldCheckEachEntryWithItsOwnValuesWhenListRepeats() {
    // given
    FormSchema form = form(SPEAKERS);
    Map<String, Object> data =
        Map.of(
            "speakers",
            List.of(
                Map.of("name", "Ada", "paid", false, "fee", 9),
                Map.of("paid", true),
                Map.of("name", "Li", "paid", true, "fee", 100, "x", 1)));

    // when / then
    assertThat(fields(form.problems(data))).containsExactly("speakers[1].name", "speakers[1].fee");
    assertThat(form.malformed(data)).isEmpty();
    assertThat(form.visible(data))
        .isEqualTo(
            Map.of(
                "speakers",
                List.of(
                    Map.of("name", "Ada", "paid", false),
                    Map.of("paid", true),
                    Map.of("name", "Li", "paid", true, "fee", 100))));
  }

  @Test
  void shouldCheckInnerEntriesWhenListsLieInOneAnother() {
    FormSchema form =
        form("{'type':'dynamiclist','path':'days','label':'Days','components':[" + SPEAKERS + "]}");
    Map<String, Object> data =
        Map.of("days", List.of(Map.of("speakers", List.of(Map.of("name", " ")))));

    assertThat(fields(form.problems(data))).containsExactly("days[0].speakers[0].name");
  }

  @Test
  void shouldComplainWhenListIsNoListOfEntries() {
    FormSchema form = form(SPEAKERS);

    assertThat(messages(form.malformed(Map.of("speakers", "Ada"))))
        .containsExactly("Speakers: give a list of entries");
    assertThat(fields(form.malformed(Map.of("speakers", Arrays.asList("Ada", null)))))
        .containsExactly("speakers[0]", "speakers[1]");
    assertThat(
            messages(
                form.malformed(Map.of("speakers", Collections.nCopies(101, Map.of("name", "A"))))))
        .containsExactly("Speakers: use at most 100 entries");
  }

  @Test
  void shouldGiveOnlyMarkedFieldsToTheEngineWhenFormSteers() {
    // given
    FormSchema form =
        form(
            "{'type':'radio','key':'decision','label':'D','values':[{'value':'go'}],'properties':{'steering':'true'}}",
            "{'type':'textfield','key':'reason','label':'R'}",
            "{'type':'textfield','key':'hidden','label':'H','conditional':{'hide':'=decision = \\\"go\\\"'},'properties':{'steering':'true'}}"
                .replace("\\\"", "\\'")
                .replace("\\'", "\\\""));

    // when
    Map<String, Object> steering =
        form.steering(Map.of("decision", "go", "reason", "fine", "hidden", "x", "other", 1));

    // then
    assertThat(steering).isEqualTo(Map.of("decision", "go"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "}{", "{{secrets.X}}", "=function() external {}", "\" = \"", "\\u0000"})
  void shouldKeepHostileTextAsItIsWhenItIsEntered(String hostile) {
    // given
    FormSchema form =
        form(
            "{'type':'textfield','key':'a','label':'A'}",
            "{'type':'textfield','key':'b','label':'B','validate':{'required':true},'conditional':{'hide':'=a = null'}}");
    Map<String, Object> data = Map.of("a", hostile, "b", hostile);

    // when / then
    assertThat(form.problems(data)).isEmpty();
    assertThat(form.visible(data)).isEqualTo(data);
  }

  @Test
  void shouldIgnoreWhatOnlyShowsWhenFormIsRead() {
    FormSchema form =
        form(
            "{'type':'text','text':'{{secrets.X}}'}",
            "{'type':'html','content':'<b>x</b>'}",
            "{'type':'separator'}",
            "{'type':'table','dataSource':'=rows'}");

    assertThat(form.problems(Map.of())).isEmpty();
    assertThat(form.id()).isEqualTo("sample");
  }

  @Test
  void shouldUseKeyInMessageWhenLabelIsTemplate() {
    FormSchema form =
        form("{'type':'textfield','key':'x','label':'{{secrets.X}}','validate':{'required':true}}");

    assertThat(messages(form.problems(Map.of()))).containsExactly("x: fill this in");
  }
}
