package io.launchdesk.exporter.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.zeebe.protocol.record.ImmutableRecord;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.value.ImmutableJobRecordValue;
import io.camunda.zeebe.protocol.record.value.JobKind;
import io.camunda.zeebe.protocol.record.value.JobRecordValue;
import io.launchdesk.exporter.row.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobHandlerTest {

  @ParameterizedTest
  @CsvSource({
    "FAILED, 3, 0, created",
    "FAILED, 2, 5000, failed",
    "FAILED, 0, 0, failed",
    "RECURRED_AFTER_BACKOFF, 2, 5000, created",
    "TIMED_OUT, 3, 0, created",
    "COMPLETED, 3, 0, completed"
  })
  void shouldCountAsOpenWhatCanBeTakenNow(
      JobIntent intent, int retries, long backoff, String state) {
    // given
    JobRecordValue job =
        ImmutableJobRecordValue.builder()
            .withType("do-work")
            .withJobKind(JobKind.BPMN_ELEMENT)
            .withRetries(retries)
            .withRetryBackoff(backoff)
            .build();
    List<Row> rows = new ArrayList<>();

    // when
    new JobHandler()
        .handle(
            ImmutableRecord.<JobRecordValue>builder()
                .withPosition(1)
                .withKey(2)
                .withTimestamp(1_700_000_000_000L)
                .withPartitionId(1)
                .withRecordType(RecordType.EVENT)
                .withValueType(ValueType.JOB)
                .withIntent(intent)
                .withValue(job)
                .build(),
            rows::add);

    // then
    assertThat(rows)
        .singleElement()
        .satisfies(row -> assertThat(row.get("state")).isEqualTo(state));
  }
}
