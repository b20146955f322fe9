package io.launchdesk.workers.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.core.webhook.WebhookAddress;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Calls channels: JSON by POST, no redirects, no addresses of our own network unless allowed. */
@Component
class WebhookClient {
  private static final int LONGEST_ANSWER = 200;
  private static final Duration MOST_PATIENCE = Duration.ofHours(1);

  private final HttpClient http;
  private final ObjectMapper mapper;
  private final WebhookProperties properties;

  WebhookClient(ObjectMapper mapper, WebhookProperties properties) {
    this.mapper = mapper;
    this.properties = properties;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(properties.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * What came of a call.
   *
   * @param error null when the channel took it; never has the address
   * @param pause how long the channel asked to be left alone; zero when it did not say
   */
  record Outcome(String error, Duration pause) {
    static Outcome failed(String error) {
      return new Outcome(error, Duration.ZERO);
    }
  }

  Outcome post(String secretAddress, Map<String, Object> body) {
    URI address = WebhookAddress.read(secretAddress).orElse(null);
    if (address == null) {
      return Outcome.failed("The address is no http or https address.");
    }
    try {
      if (!properties.allowPrivate() && !WebhookAddress.isPublic(address)) {
        return Outcome.failed(
            "The address leads into a private network; launchdesk.webhooks.allow-private would allow it.");
      }
      return outcome(http.send(request(address, body), HttpResponse.BodyHandlers.ofString()));
    } catch (UnknownHostException e) {
      return Outcome.failed("The host is not known.");
    } catch (IOException e) {
      return Outcome.failed("No answer: " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Outcome.failed("Interrupted.");
    }
  }

  private HttpRequest request(URI address, Map<String, Object> body)
      throws JsonProcessingException {
    return HttpRequest.newBuilder(address)
        .timeout(properties.timeout())
        .header("Content-Type", "application/json; charset=utf-8")
        .header("User-Agent", "Launchdesk")
        .POST(HttpRequest.BodyPublishers.ofString(mapper.writeValueAsString(body)))
        .build();
  }

  private static Outcome outcome(HttpResponse<String> answer) {
    if (answer.statusCode() / 100 == 2) {
      return new Outcome(null, Duration.ZERO);
    }
    String said = answer.body().strip();
    Duration pause =
        answer
            .headers()
            .firstValue("Retry-After")
            .filter(value -> value.matches("\\d{1,5}"))
            .map(value -> Duration.ofSeconds(Long.parseLong(value)))
            .filter(asked -> asked.compareTo(MOST_PATIENCE) <= 0)
            .orElse(Duration.ZERO);
    return new Outcome(
        "HTTP %d %s"
            .formatted(
                answer.statusCode(),
                said.length() > LONGEST_ANSWER ? said.substring(0, LONGEST_ANSWER) : said)
            .strip(),
        pause);
  }
}
