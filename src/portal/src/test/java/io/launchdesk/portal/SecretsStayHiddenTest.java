package io.launchdesk.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What is given in settings as a secret is nowhere to be read. */
@ExtendWith(OutputCaptureExtension.class)
@PortalTest
@AutoConfigureObservability(tracing = false)
@TestPropertySource(
    properties = {
      "spring.datasource.password=hidden-database-4711",
      "launchdesk.metrics.token=hidden-metrics-token-4711",
      "launchdesk.oidc.client-secret=hidden-client-secret-4711",
      "camunda.client.auth.client-secret=hidden-engine-secret-4711",
      "logging.level.io.launchdesk=debug",
      "logging.level.org.springframework.security=debug"
    })
class SecretsStayHiddenTest {
  private static final String SECRETS = "(?s).*hidden-[a-z-]+-4711.*";

  @Autowired Http http;
  @Autowired ApplicationContext context;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @Test
  void shouldTellNoSecretInAnyAnswer() {
    // when
    Set<String> telling = new TreeSet<>();
    Stream.concat(reading(), actuator())
        .filter(path -> http.get("admin", path).raw().body().matches(SECRETS))
        .forEach(telling::add);

    // then
    assertThat(reading().toList()).hasSizeGreaterThan(40);
    assertThat(telling).isEmpty();
  }

  @Test
  void shouldExposeNothingOfTheActuatorButHealthInfoAndMetrics() {
    // Without an engine the health is 503.
    Set<Integer> exposed = Set.of(200, 503);
    assertThat(actuator().filter(path -> exposed.contains(http.get("admin", path).status())))
        .containsExactlyInAnyOrder(
            "/actuator",
            "/actuator/health",
            "/actuator/info",
            "/actuator/metrics",
            "/actuator/prometheus");
  }

  @Test
  void shouldWriteNoSecretIntoTheLog(CapturedOutput output) {
    // when
    http.get("admin", "/api/requests/%7B%7Bsecrets.X%7D%7D");
    http.post("admin", "/api/requests", "{\"type\": 1, \"brief\": []}");
    http.send(
        http.call(null, "/actuator/prometheus")
            .header("Authorization", "Bearer hidden-metrics-token-4711")
            .GET());
    http.post(
        null, "/api/session", Map.of("username", "admin", "password", "hidden-password-4711"));

    // then
    assertThat(output.getAll()).contains("PortalApplication");
    assertThat(output.getAll().lines().filter(line -> line.matches(SECRETS))).isEmpty();
  }

  @Test
  void shouldNotShowSecretsWhenSettingsAreShown() {
    // when
    List<String> shown =
        context.getBeansWithAnnotation(ConfigurationProperties.class).values().stream()
            .filter(settings -> settings.getClass().getName().startsWith("io.launchdesk."))
            .map(Object::toString)
            .toList();

    // then
    assertThat(shown).hasSizeGreaterThan(2).noneMatch(text -> text.matches(SECRETS));
  }

  private Stream<String> reading() {
    return routes.getHandlerMethods().keySet().stream()
        .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
        .flatMap(info -> info.getPatternValues().stream())
        .filter(route -> !route.contains("{") && !route.equals("/api/events"))
        .sorted();
  }

  private static Stream<String> actuator() {
    return Stream.of(
        "/actuator",
        "/actuator/health",
        "/actuator/info",
        "/actuator/metrics",
        "/actuator/prometheus",
        "/actuator/env",
        "/actuator/configprops",
        "/actuator/beans",
        "/actuator/heapdump",
        "/actuator/threaddump",
        "/actuator/loggers",
        "/actuator/mappings",
        "/actuator/flyway",
        "/actuator/sessions",
        "/actuator/scheduledtasks",
        "/actuator/conditions",
        "/actuator/caches",
        "/actuator/logfile",
        "/actuator/auditevents",
        "/actuator/httpexchanges");
  }
}
