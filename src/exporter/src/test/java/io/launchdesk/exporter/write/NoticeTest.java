package io.launchdesk.exporter.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.exporter.row.Change;
import io.launchdesk.exporter.row.Tables;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NoticeTest {

  @Test
  void shouldSplitPayloadsBelowPostgresLimit() {
    // given
    List<Change> tasks =
        LongStream.range(Long.MAX_VALUE - 1_000, Long.MAX_VALUE)
            .mapToObj(
                key ->
                    new Change(
                        Tables.USER_TASK.row(1).with("key", key).with("root_key", key), "", ""))
            .toList();

    // when
    List<String> payloads = Notice.payloads(tasks);

    // then
    assertThat(payloads).hasSize(6).allMatch(payload -> payload.length() < 8_000);
    assertThat(String.join("", payloads).split("\\d{19}")).hasSize(2_001);
  }

  @Test
  void shouldSayNothingWhenNothingWasChangedThatPeopleSee() {
    assertThat(Notice.payloads(List.of())).isEmpty();
  }
}
