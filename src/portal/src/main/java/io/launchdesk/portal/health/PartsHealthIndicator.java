package io.launchdesk.portal.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.portal.PortalSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The other parts of the machine as their supervisor tells: {@code {parts: [{name, state, restarts,
 * since, message}]}}.
 */
@Component
@ConditionalOnProperty("launchdesk.parts-url")
class PartsHealthIndicator implements HealthIndicator {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Set<String> WELL = Set.of("running", "ready", "up", "started");

  private final URI address;
  private final ObjectMapper mapper;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  PartsHealthIndicator(PortalSettings settings, ObjectMapper mapper) {
    this.address = settings.partsUrl();
    this.mapper = mapper;
  }

  @Override
  public Health health() {
    try {
      var request = HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build();
      return judge(
          mapper.readTree(client.send(request, BodyHandlers.ofString()).body()).path("parts"));
    } catch (IOException e) {
      return Health.status("DEGRADED")
          .withDetail("reason", "the supervisor does not answer")
          .build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.unknown().build();
    }
  }

  private static Health judge(JsonNode parts) {
    Set<String> unwell = new TreeSet<>();
    for (JsonNode part : parts) {
      if (!WELL.contains(part.path("state").asText().toLowerCase(Locale.ROOT))) {
        unwell.add(part.path("name").asText());
      }
    }
    Health.Builder health = unwell.isEmpty() ? Health.up() : Health.status("DEGRADED");
    return health.withDetail("notRunning", unwell).withDetail("parts", parts).build();
  }
}
