package io.launchdesk.exporter.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.exporter.log.LogIdentity;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class InboxTest {
  private static final Duration LONG = Duration.ofHours(1);

  @Test
  void shouldGiveFullBatchAtOnceAndRestNextWhenMoreCameThanOneHolds() throws Exception {
    // given
    Inbox inbox = new Inbox(2, Duration.ZERO);
    for (int position = 1; position <= 3; position++) {
      assertThat(add(inbox, position)).isTrue();
    }

    // when / then
    assertThat(inbox.take(0)).returns(2, Batch::records).returns(2L, Batch::lastPosition);
    assertThat(inbox.take(0)).returns(1, Batch::records).returns(3L, Batch::lastPosition);
    assertThat(inbox.take(0)).isNull();
  }

  @Test
  void shouldNotWaitForNeighboursWhenBatchIsFull() throws Exception {
    // given
    Inbox inbox = new Inbox(2, LONG);
    CompletableFuture<Batch> taken = CompletableFuture.supplyAsync(() -> take(inbox));

    // when
    add(inbox, 1);
    add(inbox, 2);

    // then
    assertThat(taken).succeedsWithin(Duration.ofSeconds(20)).returns(2, Batch::records);
  }

  @Test
  void shouldTakeNoMoreWhenThreeBatchesWait() throws Exception {
    // given
    Inbox inbox = new Inbox(1, Duration.ZERO);
    add(inbox, 1);
    add(inbox, 2);
    add(inbox, 3);

    // when
    boolean taken = add(inbox, 4);

    // then
    assertThat(taken).isFalse();
    inbox.take(0);
    assertThat(add(inbox, 4)).isTrue();
  }

  private static Batch take(Inbox inbox) {
    try {
      return inbox.take(60_000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean add(Inbox inbox, long position) throws InterruptedException {
    return inbox.add(
        new LogIdentity(position, position), 0, batch -> batch.add(position, position, List.of()));
  }
}
