package io.launchdesk.workers.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.launchdesk.core.brief.BriefProblem;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.store.Json;
import io.launchdesk.store.brief.BriefRepository;
import io.launchdesk.workers.WorkersTestBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

class ValidateBriefWorkerTest extends WorkersTestBase {
  @Autowired private BriefRepository briefs;

  @Test
  void shouldGiveTheFactsWhenTheBriefIsComplete() {
    // given
    deployed("intakeLandingPage");
    Map<String, Object> brief = example("page-maturity-check");

    // when
    var facts = validate("landing-page", brief);

    // then
    assertThat(facts)
        .containsEntry("briefComplete", true)
        .containsEntry("intakeForm", "intakeLandingPage")
        .containsEntry("requester", "ann")
        .containsEntry("briefVersion", 1)
        .containsEntry("budgetAmount", 5600)
        .containsEntry("channels", List.of("landing-page", "email"))
        .containsEntry("daysToLaunch", null)
        .containsEntry("measuringDays", 14);
    assertThat(Instant.parse((String) facts.get("launchAt"))).isBeforeOrEqualTo(Instant.now());
  }

  @Test
  void shouldKeepWhatIsMissingForTheRequesterWhenTheBriefIsIncomplete() {
    // given
    deployed("intakeLandingPage");
    Map<String, Object> brief = new HashMap<>(example("page-maturity-check"));
    brief.remove("audience");
    brief.put("costCentre", "CC-NONE");
    brief.put("launchTiming", "date");
    brief.put("launchDate", "2020-01-01");

    // when
    var facts = validate("landing-page", brief);

    // then
    assertThat(facts).containsEntry("briefComplete", false);
    assertThat(facts.get("missingFields"))
        .asInstanceOf(LIST)
        .contains("audience", "launchDate", "costCentre");
    assertThat(briefs.problems((String) facts.get("requestId")))
        .allSatisfy(problem -> assertThat(problem.message()).isNotBlank())
        .extracting(BriefProblem::field)
        .containsExactlyElementsOf(
            ((List<?>) facts.get("missingFields")).stream().map(String::valueOf).toList());
  }

  @Test
  void shouldSayWhichFormIsNotThereWhenNoneIsExported() {
    // given
    String request = given.request("audience-list", "No form");

    // then
    assertThat(engine.incidentOf(JobTypes.VALIDATE_BRIEF, Map.of(), Map.of("requestId", request)))
        .contains("The intake form 'intakeAudienceList'", "exporter", "then retry")
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  void shouldSayThatEngineAndDatabaseDisagreeWhenThereIsNoSuchRequest() {
    assertThat(engine.incidentOf(JobTypes.VALIDATE_BRIEF, Map.of(), Map.of("requestId", "MR-0")))
        .startsWith("There is no request 'MR-0' in the database");
  }

  private Map<String, Object> validate(String type, Map<String, Object> brief) {
    String request = given.request(type, "Validated", brief, Instant.now());
    return engine.run(JobTypes.VALIDATE_BRIEF, Map.of(), Map.of("requestId", request));
  }

  /** As if the exporter had seen the deployment. */
  private void deployed(String form) {
    try {
      String schema =
          new ClassPathResource("forms/" + form + ".form")
              .getContentAsString(StandardCharsets.UTF_8);
      jdbc.sql(
              """
              insert into engine.form (key, form_id, version, resource_name, schema, deployed_at, partition_id, position)
              values (abs(hashtext(:id)), :id, 1, :id, :schema, now(), 1, 1) on conflict do nothing
              """)
          .param("id", form)
          .param("schema", schema)
          .update();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> example(String name) {
    try {
      String json = Files.readString(Path.of("../examples/" + name + ".json"));
      return (Map<String, Object>) Json.object(json).get("brief");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
