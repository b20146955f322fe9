package io.launchdesk.workers.metrics;

import static io.launchdesk.workers.TestWorld.METRICS_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.model.bpmn.Bpmn;
import io.launchdesk.core.contract.JobTypes;
import io.launchdesk.workers.WorkersTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.yaml.snakeyaml.Yaml;

@WorkersTest
class MetricsTest {
  @LocalServerPort private int port;
  @Autowired private CamundaClient client;

  private HttpResponse<String> get(String path, String authorization) throws Exception {
    HttpRequest.Builder call =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (authorization != null) {
      call.header("Authorization", authorization);
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(call.build(), BodyHandlers.ofString());
    }
  }

  @Test
  void shouldShowMetricsToWhoHasTheTokenAndHealthToAll() throws Exception {
    assertThat(get("/actuator/prometheus", null).statusCode()).isEqualTo(401);
    assertThat(get("/actuator/prometheus", "Bearer another-token-of-length").statusCode())
        .isEqualTo(401);
    assertThat(get("/actuator/metrics", null).statusCode()).isEqualTo(401);
    assertThat(get("/actuator/prometheus", "Bearer " + METRICS_TOKEN).statusCode()).isEqualTo(200);
    assertThat(get("/actuator/health/liveness", null).statusCode()).isEqualTo(200);
  }

  /**
   * Each name that alerts and dashboard ask of workers is one that is there once a job has been
   * done.
   */
  @Test
  @SuppressWarnings("unchecked")
  void shouldServeWhatTheAlertsGoBy() throws Exception {
    // given
    Map<String, Object> file =
        new Yaml().load(Files.readString(Path.of("../src/deployment/prometheus/rules.yml")));
    Set<String> asked = new TreeSet<>();
    for (Map<String, Object> group : (List<Map<String, Object>>) file.get("groups")) {
      if (group.get("name").equals("workers")) {
        for (Map<String, Object> rule : (List<Map<String, Object>>) group.get("rules")) {
          Pattern.compile("(launchdesk|hikaricp)_[a-z0-9_]+")
              .matcher((String) rule.get("expr"))
              .results()
              .forEach(name -> asked.add(name.group()));
        }
      }
    }

    // when
    client
        .newDeployResourceCommand()
        .addProcessModel(
            Bpmn.createExecutableProcess("metrics-tried")
                .startEvent()
                .serviceTask("ServiceTask_Try", task -> task.zeebeJobType(JobTypes.VALIDATE_BRIEF))
                .endEvent()
                .done(),
            "metrics-tried.bpmn")
        .send()
        .join();
    client
        .newCreateInstanceCommand()
        .bpmnProcessId("metrics-tried")
        .latestVersion()
        .variables(Map.of("requestId", "MR-none"))
        .send()
        .join();

    Pattern.compile("launchdesk_jobs?_[a-z_]+")
        .matcher(Files.readString(Path.of("../docs/grafana/launchdesk.json")))
        .results()
        .map(MatchResult::group)
        .filter(name -> !name.matches(".*_(waiting|oldest_seconds)"))
        .forEach(asked::add);

    // then
    assertThat(asked).hasSizeGreaterThan(4);
    await()
        .untilAsserted(
            () ->
                assertThat(asked)
                    .allSatisfy(
                        name ->
                            assertThat(
                                    get("/actuator/prometheus", "Bearer " + METRICS_TOKEN).body())
                                .containsPattern("(?m)^" + name + "[ {]")));
  }
}
