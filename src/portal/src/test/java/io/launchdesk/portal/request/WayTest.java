package io.launchdesk.portal.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.launchdesk.portal.Fixtures;
import io.launchdesk.portal.request.Way.Stop;
import io.launchdesk.store.engine.DiagramQueries.ElementState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WayTest {
  private final Way request = way("MarketingRequestProcess");

  @Test
  void shouldTellWhatIsDoneNowAndNextInTheOrderOfTheWay() {
    // given a request in approval
    List<ElementState> states =
        entered(
            "StartEvent_RequestSubmitted done",
            "CallActivity_Intake done",
            "Gateway_RequestAccepted done",
            "ServiceTask_ComputeDeliverySla done",
            "SubProcess_Fulfilment active",
            "StartEvent_FulfilmentStarted done",
            "CallActivity_Approval active");

    // when
    List<Stop> way = request.stops(states);

    // then
    assertThat(way)
        .extracting(Stop::elementId, Stop::kind, Stop::state)
        .startsWith(
            tuple("StartEvent_RequestSubmitted", "start", "done"),
            tuple("CallActivity_Intake", "call", "done"),
            tuple("ServiceTask_ComputeDeliverySla", "system", "done"),
            tuple("CallActivity_Approval", "call", "active"),
            tuple("CallActivity_AssetProduction", "call", "next"),
            tuple("CallActivity_Launch", "call", "planned"),
            tuple("CallActivity_Measure", "call", "planned"))
        .endsWith(tuple("EndEvent_RequestDelivered", "end", "planned"))
        .doesNotHaveDuplicates();
    assertThat(way.get(3).calls()).isEqualTo("ApprovalProcess");
    assertThat(way.get(3).name()).isEqualTo("Approval");
  }

  @Test
  void shouldTellTheOrderOfTimeWhereItDiffersFromTheDrawing() {
    List<ElementState> states =
        entered(
            "CallActivity_Intake done",
            "ServiceTask_ReleaseBudget done",
            "EndEvent_RequestRejected done");
    assertThat(request.stops(states))
        .extracting(Stop::elementId)
        .containsExactly(
            "CallActivity_Intake", "ServiceTask_ReleaseBudget", "EndEvent_RequestRejected");
  }

  @Test
  void shouldExpectNothingBehindAnInterruptingEndOrWhenAllIsDone() {
    List<ElementState> states =
        entered(
            "CallActivity_Intake canceled",
            "StartEvent_RequestWithdrawn done",
            "ServiceTask_RetractPublications failed");
    assertThat(request.stops(states))
        .extracting(Stop::elementId, Stop::state)
        .containsSubsequence(
            tuple("CallActivity_Intake", "canceled"),
            tuple("ServiceTask_RetractPublications", "failed"),
            tuple("ServiceTask_ReleaseWithdrawnBudget", "next"))
        .noneMatch(step -> step.toList().contains("CallActivity_Measure"));
  }

  @Test
  void shouldExpectNoEndWhereTheWayCanGoOn() {
    List<Stop> way = way("IntakeProcess").stops(entered("UserTask_ResolveDuplicate active"));
    assertThat(way.stream().filter(stop -> stop.state().equals("next")))
        .extracting(Stop::kind)
        .isNotEmpty()
        .doesNotContain("end");
    assertThat(way.getLast().elementId()).isEqualTo("EndEvent_RequestAccepted");
  }

  @Test
  void shouldReadEveryProcessOfTheProduct() {
    for (String process :
        List.of(
            "IntakeProcess",
            "ApprovalProcess",
            "AssetProductionProcess",
            "LaunchProcess",
            "MeasureProcess")) {
      Way way = way(process);
      String start =
          Fixtures.read("../../processes/" + process + ".bpmn").split("<bpmn:startEvent id=\"")[1];
      String id = start.substring(0, start.indexOf('"'));
      List<Stop> ahead = way.stops(entered(id + " active"));
      assertThat(ahead).as(process).hasSizeGreaterThan(2);
      assertThat(ahead.getLast().kind()).as(process).isEqualTo("end");
      assertThat(ahead).as(process).extracting(Stop::name).doesNotContainNull();
      assertThat(way.name()).isNotEqualTo(process);
    }
  }

  private static Way way(String process) {
    return Way.of(Fixtures.read("../../processes/" + process + ".bpmn"));
  }

  private static List<ElementState> entered(String... lines) {
    List<ElementState> states = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split(" ");
      states.add(new ElementState(parts[0], parts[1], 1));
    }
    return states;
  }
}
