package io.launchdesk.workers.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.store.AtOnce;
import io.launchdesk.store.Json;
import io.launchdesk.workers.TestWorld;
import io.launchdesk.workers.WorkersTestBase;
import io.launchdesk.workers.engine.NotReadyYet;
import io.launchdesk.workers.engine.TechnicalFailure;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LaunchWorkersTest extends WorkersTestBase {
  private static final Map<String, Object> CONTENT =
      Map.of("headline", "Grow <now>", "body", "A text", "subject", "News");

  @Autowired private PublishChannelWorker publish;
  @Autowired private VerifyPublicationWorker verify;

  @AfterEach
  void acceptAgain() {
    TestWorld.channels().refuseWith(0);
  }

  @Test
  void shouldPublishOnceAndVerifyAndTakeBackWhenTheChannelAnswers() {
    // given
    String request = withAsset("email");
    String path = "/channels/email/publish:" + request + ":email";

    // when it is published several times at once
    AtOnce.run(
        4,
        () -> {
          publish.publishChannel(1, new PublishChannelWorker.Input(request, "email"));
          return true;
        });
    engine.run(JobTypes.VERIFY_PUBLICATION, Map.of(), on(request, "email"));

    // then
    assertThat(Json.object(TestWorld.channels().kept().get(path)))
        .containsEntry("requestId", request)
        .containsEntry("key", "publish:" + request + ":email")
        .extractingByKey("assets")
        .asString()
        .contains("Grow <now>");
    assertThat(state(request, "email")).isEqualTo("verified");

    // and when
    engine.run(JobTypes.RETRACT_PUBLICATION, Map.of(), Map.of("requestId", request));
    engine.run(JobTypes.RETRACT_PUBLICATION, Map.of(), on(request, "email"));
    publish.publishChannel(1, new PublishChannelWorker.Input(request, "email"));

    // then a late repetition of the run that was taken back publishes nothing
    assertThat(TestWorld.channels().kept()).doesNotContainKey(path);
    assertThat(state(request, "email")).isEqualTo("retracted");
    assertThat(TestWorld.channels().calls()).filteredOn(("DELETE " + path)::equals).hasSize(1);
  }

  @Test
  void shouldSayWhichChannelToCheckWhenItRefuses() {
    // given
    String request = withAsset("social");
    TestWorld.channels().refuseWith(503);

    // then
    assertThat(engine.incidentOf(JobTypes.PUBLISH_CHANNEL, Map.of(), on(request, "social")))
        .startsWith("The channel 'social' did not let us publish the publication at http://")
        .contains("503", "then retry");
    assertThat(state(request, "social")).isEqualTo("publishing");
  }

  @Test
  void shouldTryAgainByItselfWhenTheChannelRefusedOnce() {
    // given
    String request = withAsset("crm");
    TestWorld.channels().refuseOnce();

    // then
    engine.run(JobTypes.PUBLISH_CHANNEL, Map.of(), on(request, "crm"));
    assertThat(state(request, "crm")).isEqualTo("published");
  }

  @Test
  void shouldFailToVerifyWhenTheChannelDoesNotShowIt() {
    // given
    String request = withAsset("press");
    engine.run(JobTypes.PUBLISH_CHANNEL, Map.of(), on(request, "press"));
    TestWorld.channels().kept().clear();

    // then
    assertThat(engine.incidentOf(JobTypes.VERIFY_PUBLICATION, Map.of(), on(request, "press")))
        .contains("does not show it yet");
  }

  @Test
  void shouldMakeAPageOfOurOwnWhenTheChannelIsALandingPage() {
    // given
    String request = withAsset("landing-page");

    // when
    engine.run(JobTypes.PUBLISH_CHANNEL, Map.of(), on(request, "landing-page"));

    // then
    String slug =
        jdbc.sql("select slug from desk.landing_page where request_id = ?")
            .param(request)
            .query(String.class)
            .single();
    assertThat(slug).isEqualTo("a-launch-" + request.toLowerCase());
    String html =
        jdbc.sql("select html from desk.landing_page where slug = ?")
            .param(slug)
            .query(String.class)
            .single();
    assertThat(html).contains("Grow &lt;now&gt;", "<p>A text</p>");

    // and verifying fetches it over HTTP
    TestWorld.channels().serve("/pages/" + slug, html);
    engine.run(JobTypes.VERIFY_PUBLICATION, Map.of(), on(request, "landing-page"));
    assertThat(state(request, "landing-page")).isEqualTo("verified");

    // and taking it back takes it off the web
    engine.run(JobTypes.RETRACT_PUBLICATION, Map.of(), Map.of("requestId", request));
    assertThat(count("select count(*) from desk.landing_page where slug = ? and live", slug))
        .isZero();
  }

  @Test
  void shouldWaitForAPortalThatIsAwayAndNotForOneThatIsNeverThere() {
    // given
    String request = withAsset("landing-page");
    engine.run(JobTypes.PUBLISH_CHANNEL, Map.of(), on(request, "landing-page"));
    var page = new VerifyPublicationWorker.Input(request, "landing-page");

    // when
    TestWorld.channels().refuseWith(503);

    // then no try is lost
    assertThatThrownBy(() -> verify.verifyPublication(page)).isInstanceOf(NotReadyYet.class);

    // and when it still is after a quarter of an hour
    jdbc.sql(
            "update desk.publication set published_at = now() - interval '16 minutes' where request_id = ?")
        .param(request)
        .update();

    // then
    assertThatThrownBy(() -> verify.verifyPublication(page))
        .isInstanceOf(TechnicalFailure.class)
        .hasMessageContaining("launchdesk.public-url");

    // and a portal that has no such page is not waited for
    jdbc.sql("update desk.publication set published_at = now() where request_id = ?")
        .param(request)
        .update();
    TestWorld.channels().refuseWith(404);
    assertThatThrownBy(() -> verify.verifyPublication(page)).isInstanceOf(TechnicalFailure.class);
  }

  @Test
  void shouldCollectWhatChannelsSayAndWhenMeasuringEnds() {
    // given
    String request = withAsset("social");
    engine.run(JobTypes.PUBLISH_CHANNEL, Map.of(), on(request, "social"));
    TestWorld.channels()
        .serve(
            "/channels/social/publish:" + request + ":social",
            "{\"live\": true, \"results\": {\"clicks\": 12}}");

    // when
    var clicks = collect(request, "clicks");
    var leads = collect(request, "leads");

    // then
    assertThat(clicks).containsEntry("resultsComplete", true);
    assertThat(leads).containsEntry("resultsComplete", false);
    assertThat(Instant.parse((String) clicks.get("measureUntil")))
        .isAfter(Instant.now().plusSeconds(6 * 86_400))
        .isBefore(Instant.now().plusSeconds(7 * 86_400));
    assertThat(count("select count(*) from desk.campaign_result where request_id = ?", request))
        .isEqualTo(1);
  }

  private Map<String, Object> collect(String request, String metric) {
    return engine.run(
        JobTypes.COLLECT_RESULTS,
        Map.of(),
        Map.of("requestId", request, "goalMetric", metric, "measuringDays", 7));
  }

  private String withAsset(String channel) {
    String request = given.request("other", "A launch");
    jdbc.sql(
            """
            insert into desk.deliverable (id, request_id, kind, title, channel, language, skill, effort_hours, state,
                                          created_at)
            values (?, ?, 'k', 't', ?, 'en', 's', 1, 'accepted', now())
            """)
        .params(request + "-D01", request, channel)
        .update();
    given.asset(request + "-D01", 1, CONTENT, "accept");
    return request;
  }

  private String state(String request, String channel) {
    return jdbc.sql("select state from desk.publication where request_id = ? and channel = ?")
        .params(request, channel)
        .query(String.class)
        .single();
  }

  private static Map<String, Object> on(String request, String channel) {
    return Map.of("requestId", request, "channel", channel);
  }
}
