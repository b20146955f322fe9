package io.launchdesk.store.brief;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.core.approval.BriefChange;
import io.launchdesk.core.brief.BriefProblem;
import io.launchdesk.store.AtOnce;
import io.launchdesk.store.Given;
import io.launchdesk.store.StoreContext;
import io.launchdesk.store.brief.DuplicateRepository.Candidate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BriefRepositoryTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private static final Instant LONG_AGO = NOW.minusSeconds(90 * 86_400L);

  private StoreContext store;
  private BriefRepository briefs;
  private DuplicateRepository duplicates;
  private Given given;

  @BeforeAll
  void start() {
    store = StoreContext.start();
    briefs = store.get(BriefRepository.class);
    duplicates = store.get(DuplicateRepository.class);
    given = store.given();
  }

  @Test
  void shouldAddOneVersionWhenTwoAreWrittenFromTheSame() {
    // given
    String request = given.request("other", "Versions");

    // when
    var versions =
        AtOnce.run(
            5,
            () ->
                briefs
                    .append(
                        new BriefRepository.NewVersion(
                            request, 1, Map.of("budget", 5), List.of("budget"), "ann", null, NOW))
                    .orElse(null));

    // then
    assertThat(versions).filteredOn(Objects::nonNull).containsExactly(2);
    assertThat(briefs.changes(request))
        .containsExactly(new BriefChange(1, List.of()), new BriefChange(2, List.of("budget")));
    assertThat(briefs.find(request).orElseThrow().brief().number("budget"))
        .isEqualByComparingTo("5");
  }

  @Test
  void shouldReplaceProblemsWhenLookedAtAgain() {
    // given
    String request = given.request("other", "Problems");
    briefs.replaceProblems(
        request, 1, List.of(new BriefProblem("z", "1"), new BriefProblem("a", "2")));

    // when
    var first = briefs.problems(request);
    AtOnce.run(
        4,
        () -> {
          briefs.replaceProblems(request, 2, List.of(new BriefProblem("a", "2")));
          return true;
        });

    // then
    assertThat(first).extracting(BriefProblem::field).containsExactly("z", "a");
    assertThat(briefs.problems(request)).containsExactly(new BriefProblem("a", "2"));
  }

  @Test
  void shouldFindAnEarlierRequestWhenItsTitleIsAlmostTheSame() {
    // given
    String first = given.request("event", "Customer day in Warsaw, spring");
    String second = given.request("event", "Customer day in Warsaw - Spring 2027");

    // then
    assertThat(search(second)).extracting(Candidate::candidateId).containsExactly(first);
    assertThat(search(second).getFirst().reason())
        .isEqualTo("Similar title, same type, same requester");
    assertThat(duplicates.candidates(second)).hasSize(1);
    assertThat(search(first)).isEmpty();
  }

  @Test
  void shouldFindNothingWhenTitlesDiffer() {
    given.request("event", "Roadshow through the Baltic states");
    assertThat(search(given.request("event", "Webinar on consent"))).isEmpty();
  }

  @Test
  void shouldAskForMoreLikenessWhenTheTypeDiffers() {
    given.request("event", "Harvest festival booth design");
    assertThat(search(given.request("creative-asset", "Harvest festival booth designs 2027")))
        .isEmpty();
    assertThat(search(given.request("creative-asset", "Harvest festival booth design"))).hasSize(2);
  }

  @Test
  void shouldLeaveOutWhatWasWithdrawnOrHasEndedOrIsOld() {
    // given
    String withdrawn = given.request("other", "Annual report brochure");
    store
        .get(JdbcClient.class)
        .sql("update desk.request set withdrawn_at = now() where id = ?")
        .param(withdrawn)
        .update();
    String delivered = given.request("other", "Annual report brochure");
    store
        .get(JdbcClient.class)
        .sql(
            """
            insert into engine.process_instance (key, process_definition_key, bpmn_process_id, version, root_key,
              correlation_key, state, end_element_id, started_at, partition_id, position)
            values (7, 1, 'MarketingRequestProcess', 1, 7, ?, 'completed', 'EndEvent_RequestDelivered', now(), 1, 1)
            """)
        .param(delivered)
        .update();
    given.request("other", "Annual report brochure", Map.of(), LONG_AGO);

    // then
    assertThat(search(given.request("other", "Annual report brochure"))).isEmpty();
  }

  private List<Candidate> search(String request) {
    return duplicates.search(request, NOW.minusSeconds(30 * 86_400L), new BigDecimal("0.6"), NOW);
  }
}
