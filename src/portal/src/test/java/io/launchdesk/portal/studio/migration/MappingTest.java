package io.launchdesk.portal.studio.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MappingTest {
  private static final String BEFORE =
      process(
          user("UserTask_Review", "Review"),
          user("UserTask_Pay", "Pay"),
          service("ServiceTask_Book", "Book"),
          around("SubProcess_Round", user("UserTask_Vote", "Vote")));

  @Test
  void shouldProposeTheSameIdAndElseTheOnlyOneOfTheSameNameAndType() {
    // given one renamed in its id, one gone, one of another type
    String after =
        process(
            user("UserTask_Review", "Review the brief"),
            user("UserTask_PayInvoice", "Pay"),
            user("ServiceTask_Book", "Book"),
            around("SubProcess_Round", user("UserTask_Vote", "Vote")));

    // when
    Map<String, String> proposed = proposed(after);

    // then
    assertThat(proposed)
        .containsEntry("UserTask_Review", "UserTask_Review same-id")
        .containsEntry("UserTask_Pay", "UserTask_PayInvoice same-name")
        .containsEntry("UserTask_Vote", "UserTask_Vote same-id")
        .containsEntry("ServiceTask_Book", "null null");
  }

  @Test
  void shouldOfferNoChoiceThatWouldBeRefused() {
    // given a task more, outside of the subprocess
    String after =
        process(
            user("UserTask_Review", "Review"),
            user("UserTask_PayInvoice", "Pay"),
            user("UserTask_Extra", "Extra"),
            around("SubProcess_Round", user("UserTask_Vote", "Vote")));

    // when
    Map<String, List<String>> choices =
        Mapping.between(BEFORE, after).proposed().stream()
            .collect(
                Collectors.toMap(
                    Mapping.Pair::element,
                    pair -> pair.choices().stream().map(Mapping.Choice::element).toList()));

    // then what is in both stays itself, and nothing leaves or enters the subprocess
    assertThat(choices.get("UserTask_Review")).containsExactly("UserTask_Review");
    assertThat(choices.get("UserTask_Pay"))
        .contains("UserTask_PayInvoice", "UserTask_Extra")
        .doesNotContain("UserTask_Vote");
    assertThat(choices.get("UserTask_Vote")).containsExactly("UserTask_Vote");
  }

  @Test
  void shouldSayThatSomebodyWaitsWhereThereIsNoCounterpart() {
    List<String> problems =
        Mapping.between(BEFORE, process(user("UserTask_Review", "Review")))
            .problems(
                Map.of("UserTask_Review", "UserTask_Review"),
                List.of("UserTask_Pay", "UserTask_Review"));
    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst()).startsWith("Requests wait at UserTask_Pay");
  }

  @Test
  void shouldSayWhatTheEngineWouldNotTake() {
    // given a task that moved out of its subprocess, and one that is another type
    String after =
        process(
            user("UserTask_Vote", "Vote"),
            user("ServiceTask_Book", "Book"),
            around("SubProcess_Round", user("UserTask_Pay", "Pay")));

    // when
    List<String> problems =
        Mapping.between(BEFORE, after)
            .problems(
                Map.of(
                    "UserTask_Vote", "UserTask_Vote",
                    "UserTask_Pay", "UserTask_Pay",
                    "ServiceTask_Book", "ServiceTask_Book",
                    "SubProcess_Round", "UserTask_Nowhere"),
                List.of());

    // then
    assertThat(problems)
        .anyMatch(said -> said.contains("UserTask_Vote is in SubProcess_Round"))
        .anyMatch(said -> said.contains("nothing into a subprocess"))
        .anyMatch(said -> said.contains("only between elements of one type"))
        .anyMatch(said -> said.contains("There is no UserTask_Nowhere"));
  }

  @Test
  void shouldNotMoveRequestsPastWhatIsStillThere() {
    // given a payment that comes in between, and a review that is now called otherwise
    String renamed = process(user("UserTask_Check", "Check"), user("UserTask_Pay", "Pay"));

    // then
    assertThat(said(BEFORE, "UserTask_Review", "UserTask_Pay"))
        .singleElement()
        .asString()
        .contains("UserTask_Review is there in both versions");
    assertThat(said(renamed, "UserTask_Review", "UserTask_Check")).isEmpty();
  }

  @Test
  void shouldTakeAnotherElementWhereTheSameOneIsOutOfReach() {
    String after =
        process(
            user("UserTask_Pay", "Pay"),
            around("SubProcess_Round", user("UserTask_Review", "Review")));
    assertThat(said(after, "UserTask_Review", "UserTask_Pay")).isEmpty();
  }

  private static List<String> said(String after, String from, String to) {
    return Mapping.between(BEFORE, after).problems(Map.of(from, to), List.of(from));
  }

  private static Map<String, String> proposed(String after) {
    return Mapping.between(BEFORE, after).proposed().stream()
        .collect(Collectors.toMap(Mapping.Pair::element, one -> one.target() + " " + one.how()));
  }

  private static String process(String... parts) {
    return """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
          <process id="P" isExecutable="true">%s</process>
        </definitions>
        """
        .formatted(Arrays.stream(parts).collect(Collectors.joining()));
  }

  private static String user(String id, String name) {
    return "<userTask id=\"%s\" name=\"%s\"/>".formatted(id, name);
  }

  private static String service(String id, String name) {
    return "<serviceTask id=\"%s\" name=\"%s\"/>".formatted(id, name);
  }

  private static String around(String id, String inner) {
    return "<subProcess id=\"%s\">%s</subProcess>".formatted(id, inner);
  }
}
