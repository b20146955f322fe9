package io.launchdesk.store.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.store.AtOnce;
import io.launchdesk.store.Given;
import io.launchdesk.store.StoreContext;
import io.launchdesk.store.results.CampaignResultRepository;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicationRepositoryTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  private StoreContext store;
  private PublicationRepository publications;
  private Given given;

  @BeforeAll
  void start() {
    store = StoreContext.start();
    publications = store.get(PublicationRepository.class);
    given = store.given();
  }

  @Test
  void shouldHaveOneRowWhenClaimedAtOnce() {
    String request = given.request("other", "Claim");
    assertThat(AtOnce.run(6, () -> publications.claim(request, "email", 1).state()))
        .containsOnly("publishing");
    assertThat(publications.of(request)).hasSize(1);
  }

  @Test
  void shouldStayTakenBackWhenTheSameRunComesAgain() {
    // given
    String request = published("Late");
    publications.retracted(request, "email", NOW);

    // then
    assertThat(publications.claim(request, "email", 1).retracted()).isTrue();
  }

  @Test
  void shouldBeClaimedAnewWhenAnotherRunComes() {
    // given
    String request = published("Anew");
    publications.retracted(request, "email", NOW);

    // then
    assertThat(publications.claim(request, "email", 2).state()).isEqualTo("publishing");
  }

  @Test
  void shouldKeepTheFirstInstantsWhenNotedAgain() {
    // given
    String request = published("Instants");

    // when
    publications.published(request, "email", "elsewhere", null, NOW.plusSeconds(9));
    publications.verified(request, "email", NOW.plusSeconds(10));
    publications.published(request, "email", "elsewhere", null, NOW.plusSeconds(11));

    // then
    var found = publications.find(request, "email").orElseThrow();
    assertThat(found.state()).isEqualTo("verified");
    assertThat(found.address()).isEqualTo("address");
    assertThat(found.publishedAt()).isEqualTo(NOW);
  }

  @Test
  void shouldKeepTheViewsWhenThePageIsPublishedAgain() {
    // given
    var pages = store.get(LandingPageRepository.class);
    String request = given.request("landing-page", "Page");
    var page = new LandingPageRepository.Page("slug-" + request, request, "t", "en", "<p>", 0);
    pages.put(page, NOW);
    store.get(JdbcClient.class).sql("update desk.landing_page set views = 3").update();

    // when
    pages.takeDown(request);
    pages.put(page, NOW);

    // then
    assertThat(pages.views(request)).isEqualTo(3);
  }

  @Test
  void shouldKeepTheNewestNumberWhenReadingsComeOutOfOrder() {
    // given
    var results = store.get(CampaignResultRepository.class);
    String request = given.request("other", "Results");
    results.keep(request, "email", "clicks", BigDecimal.TEN, NOW.plusSeconds(5));

    // when
    results.keep(request, "email", "clicks", BigDecimal.ONE, NOW);

    // then
    assertThat(results.knows(request, "clicks")).isTrue();
    assertThat(results.knows(request, "leads")).isFalse();
    assertThat(
            store
                .get(JdbcClient.class)
                .sql("select value from desk.campaign_result where request_id = ?")
                .param(request)
                .query(BigDecimal.class)
                .single())
        .isEqualByComparingTo("10");
  }

  private String published(String title) {
    String request = given.request("other", title);
    publications.claim(request, "email", 1);
    publications.published(request, "email", "address", "id", NOW);
    return request;
  }
}
