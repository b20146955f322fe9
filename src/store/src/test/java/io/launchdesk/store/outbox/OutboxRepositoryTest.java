package io.launchdesk.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.store.TestDatabase;
import io.launchdesk.store.outbox.Command.PublishMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class OutboxRepositoryTest {
  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

  private JdbcClient jdbc;
  private OutboxRepository outbox;

  @BeforeEach
  void requests() {
    jdbc = JdbcClient.create(TestDatabase.migrated().dataSource());
    outbox = new OutboxRepository(jdbc);
    jdbc.sql(
            "insert into desk.person (username, display_name, email, team, password_hash) values ('ann', 'Ann', 'a', 't', 'x')")
        .update();
    jdbc.sql(
            "insert into desk.request_type values ('test', 'Test', '', 'f', 1) on conflict do nothing")
        .update();
    jdbc.sql(
            """
            insert into desk.request (id, type, title, requester, team, brief, created_at)
            select 'MR-' || i, 'test', 't', 'ann', 't', '{}', now() from generate_series(1, 200) i
            """)
        .update();
  }

  @Test
  void shouldGiveEachRowToOnePortalWhenSeveralClaim() {
    // given
    for (int i = 1; i <= 200; i++) {
      outbox.add("MR-" + i, message("MR-" + i, "first"), NOW);
    }

    // when
    List<Long> claimed = new ArrayList<>();
    List.of(1, 2, 3, 4).stream()
        .map(portal -> CompletableFuture.supplyAsync(this::claimAll))
        .toList()
        .forEach(portal -> claimed.addAll(portal.join()));

    // then
    assertThat(claimed).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void shouldKeepTheOrderOfARequestWhenAnEarlierCommandWaits() {
    // given
    outbox.add("MR-1", message("MR-1", "first"), NOW);
    outbox.add("MR-1", message("MR-1", "second"), NOW);
    outbox.add("MR-2", message("MR-2", "other"), NOW);

    // when
    List<OutboxRow> rows = outbox.claim(10, LEASE);
    List<OutboxRow> whileUnsent = outbox.claim(10, LEASE);
    rows.forEach(row -> outbox.markSent(row.id()));
    List<OutboxRow> then = outbox.claim(10, LEASE);

    // then
    assertThat(rows)
        .extracting(row -> ((PublishMessage) row.command()).messageId())
        .containsExactlyInAnyOrder("first", "other");
    assertThat(whileUnsent).isEmpty();
    assertThat(then)
        .extracting(row -> ((PublishMessage) row.command()).messageId())
        .containsExactly("second");
  }

  @Test
  void shouldGiveARowAgainWhenThePortalThatClaimedItDied() {
    // given
    outbox.addClaimed("MR-1", message("MR-1", "first"), NOW, Duration.ZERO);

    // when
    List<OutboxRow> again = outbox.claim(10, LEASE);

    // then
    assertThat(again).singleElement().satisfies(row -> assertThat(row.attempts()).isEqualTo(2));
    assertThat(again.getFirst().command())
        .isEqualTo(new PublishMessage("m", "MR-1", "first", Map.of("n", 1)));
    assertThat(outbox.claim(10, LEASE)).isEmpty();
    assertThat(outbox.backlog().waiting()).isEqualTo(1);
  }

  private List<Long> claimAll() {
    List<Long> all = new ArrayList<>();
    for (List<OutboxRow> rows = outbox.claim(7, LEASE);
        !rows.isEmpty();
        rows = outbox.claim(7, LEASE)) {
      rows.forEach(row -> all.add(row.id()));
    }
    return all;
  }

  private static PublishMessage message(String request, String id) {
    return new PublishMessage("m", request, id, Map.of("n", 1));
  }
}
