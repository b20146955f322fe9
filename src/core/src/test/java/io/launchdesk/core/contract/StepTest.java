package io.launchdesk.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class StepTest {

  @Test
  void shouldNameTheStepAfterTheElementWhenPrefixed() {
    assertThat(Step.ofElement("UserTask_CheckFeasibility").name()).isEqualTo("check-feasibility");
    assertThat(Step.ofElement("UserTask_DecideGoNoGo").name()).isEqualTo("decide-go-no-go");
  }

  @Test
  void shouldRefuseWhenTheElementHasNoName() {
    assertThatIllegalArgumentException().isThrownBy(() -> Step.ofElement("UserTask"));
  }
}
