package io.launchdesk.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JobContractsTest {

  @Test
  void shouldSayWhatEachJobTypeDoesAndNoOther() {
    // when
    List<String> types = JobContracts.ALL.stream().map(JobContract::type).toList();

    // then
    assertThat(types).containsExactlyInAnyOrderElementsOf(JobTypes.ALL);
  }

  @Test
  void shouldBeReadByPeople() {
    assertThat(JobContracts.ALL)
        .allSatisfy(
            job -> {
              assertThat(job.meaning()).endsWith(".");
              assertThat(job.title()).isNotBlank();
              assertThat(job.headers()).allMatch(header -> !header.meaning().endsWith("."));
              assertThat(job.reads()).allMatch(variable -> !variable.meaning().endsWith("."));
            })
        .extracting(JobContract::title)
        .doesNotHaveDuplicates();
  }
}
