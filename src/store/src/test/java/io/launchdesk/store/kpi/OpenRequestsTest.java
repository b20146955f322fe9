package io.launchdesk.store.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.store.Given;
import io.launchdesk.store.StoreContext;
import io.launchdesk.store.kpi.EndedRequests.Progress;
import io.launchdesk.store.kpi.OpenRequestQueries.Entered;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenRequestsTest {
  private static final int PARTITION = 7;
  private static final ZoneId UTC = ZoneId.of("UTC");

  /** What is kept, beside what it is kept of. */
  private static final String DIFFERENCES =
      """
      with raw as (
        select r.id, r.type, coalesce(r.assigned_team, 'none') as team, coalesce(r.priority, 'none') as priority,
               r.brief -> 'channels' as channels, r.created_at, coalesce(r.campaign, 'none') as campaign
          from engine.process_instance p join desk.request r on r.id = p.correlation_key
         where p.key = p.root_key and p.state = 'active'),
      kept as (
        select o.* from desk.open_request o
          join engine.process_instance p on p.correlation_key = o.request_id and p.state = 'active')
      select count(*) from ((table raw except table kept) union all (table kept except table raw)) difference
      """;

  private JdbcClient jdbc;
  private Given given;
  private OpenRequestQueries open;
  private EndedRequests ended;
  private long key = 900_000_000;

  @BeforeAll
  void start() {
    StoreContext store = StoreContext.start();
    jdbc = store.get(JdbcClient.class);
    given = store.given();
    open = store.get(OpenRequestQueries.class);
    ended = store.get(EndedRequests.class);
  }

  @Test
  void shouldCountOpenRequestsAsTheEngineAndTheRequestsSayWhenTheyChangeAndEnd() {
    // given requests of which some are not with the engine yet, with channels or without
    long others = total(Slice.ALL);
    Random random = new Random(3);
    Map<Long, String> roots = new HashMap<>();
    for (int n = 0; n < 60; n++) {
      Map<String, Object> brief =
          n % 3 == 0
              ? Map.of()
              : Map.of("channels", n % 2 == 0 ? List.of("email") : List.of("web", "sms"));
      String request =
          given.request(
              n % 2 == 0 ? "other" : "event",
              "Open " + n,
              brief,
              Instant.parse("2026-11-20T08:00:00Z"));
      if (n % 10 != 9) {
        roots.put(root(request), request);
      }
    }

    // when some are triaged, some briefs are changed, some titles only, and some end
    roots.values().stream()
        .filter(request -> random.nextBoolean())
        .forEach(
            request ->
                update(
                    "update desk.request set priority = 'high', assigned_team = 'team-open', type = 'other' where id = ?",
                    request));
    roots.values().stream()
        .filter(request -> random.nextBoolean())
        .forEach(
            request ->
                update(
                    "update desk.request set brief = brief || '{\"channels\": [\"press\"]}' where id = ?",
                    request));
    jdbc.sql(
            """
            insert into desk.campaign (id, name, owner, starts_on, description, changed_at)
            values ('open-requests', 'Open requests', ?, '2026-11-01', '', now())
            """)
        .param(given.person("ann"))
        .update();
    roots.values().stream()
        .filter(request -> random.nextBoolean())
        .forEach(
            request ->
                update("update desk.request set campaign = 'open-requests' where id = ?", request));
    roots
        .values()
        .forEach(request -> update("update desk.request set title = 'New' where id = ?", request));
    List<Long> over = roots.keySet().stream().filter(root -> random.nextInt(4) == 0).toList();
    over.forEach(
        root ->
            update(
                "update engine.process_instance set state = 'completed', ended_at = now() where key = ?",
                root));
    long counted = total(Slice.ALL);
    ended.moveOn(new Progress(PARTITION, -1, key), key);

    // then what is kept says what the requests say, and what ended is kept no more
    assertThat(over).isNotEmpty();
    assertThat(count(DIFFERENCES)).isZero();
    assertThat(counted - others).isEqualTo(roots.size() - over.size());
    assertThat(total(Slice.ALL)).isEqualTo(counted);
    assertThat(
            total(
                new Slice(
                    List.of(), List.of("team-open"), List.of("press"), List.of("high"), List.of())))
        .isPositive()
        .isEqualTo(
            count(
                """
                select count(*) from engine.process_instance p join desk.request r on r.id = p.correlation_key
                 where p.state = 'active' and r.assigned_team = 'team-open' and r.priority = 'high'
                   and r.brief -> 'channels' ? 'press'
                """));
    assertThat(
            total(new Slice(List.of(), List.of(), List.of(), List.of(), List.of("open-requests"))))
        .isPositive()
        .isEqualTo(
            count(
                """
                select count(*) from engine.process_instance p join desk.request r on r.id = p.correlation_key
                 where p.state = 'active' and r.campaign = 'open-requests'
                """));
    assertThat(
            over.stream()
                .map(roots::get)
                .filter(
                    request ->
                        jdbc.sql(
                                "select exists (select 1 from desk.open_request where request_id = ?)")
                            .param(request)
                            .query(Boolean.class)
                            .single()))
        .isEmpty();
  }

  @Test
  void shouldKeepARequestThatRunsAgainWhenItsFirstRunIsRecorded() {
    // given
    String request = given.request("other", "Twice");
    long first = root(request);
    root(request);
    update(
        "update engine.process_instance set state = 'completed', ended_at = now() where key = ?",
        first);
    long before = total(Slice.ALL);

    // when
    ended.moveOn(new Progress(PARTITION, first - 1, first), first);

    // then
    assertThat(total(Slice.ALL)).isEqualTo(before);
  }

  @Test
  void shouldCountTheOpenRequestsOfACampaignAloneWhenOneIsPutIntoIt() {
    // given
    update(
        """
        insert into desk.campaign (id, name, owner, starts_on, description, changed_at)
        values ('open-ones', 'Open ones', ?, '2027-01-01', '', now())""",
        given.person("keeper-of-open-ones"));
    Slice campaign = new Slice(List.of(), List.of(), List.of(), List.of(), List.of("open-ones"));
    Slice none = new Slice(List.of(), List.of(), List.of(), List.of(), List.of("none"));
    String request = given.request("other", "In a campaign");
    root(request);
    long without = total(none);

    // when
    jdbc.sql("select desk.move_to_campaign(?, 'open-ones')").param(request).query().singleRow();

    // then
    assertThat(total(campaign)).isEqualTo(1);
    assertThat(total(none)).isEqualTo(without - 1);
  }

  private long root(String request) {
    long root = ++key;
    jdbc.sql(
            """
            insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key,
              correlation_key, state, phase_element_id, phase_at, started_at, partition_id, position)
            values (:key, 1, 'MarketingRequestProcess', 1, :key, :request, 'active', 'CallActivity_Approval', now(), now(),
              :partition, :key)
            """)
        .param("key", root)
        .param("request", request)
        .param("partition", PARTITION)
        .update();
    return root;
  }

  private long total(Slice slice) {
    return open.entered(slice, UTC).stream().mapToLong(Entered::n).sum();
  }

  private void update(String sql, Object value) {
    jdbc.sql(sql).param(value).update();
  }

  private long count(String sql) {
    return jdbc.sql(sql.replace(" ? ", " ?? ")).query(Long.class).single();
  }
}
