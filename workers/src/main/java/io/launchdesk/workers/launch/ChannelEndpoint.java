package io.launchdesk.workers.launch;

import io.launchdesk.workers.engine.TechnicalFailure;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The HTTP endpoint behind which channels live; it knows a publication by its effect key. */
@Component
class ChannelEndpoint {
  private final RestClient http;
  private final String base;

  ChannelEndpoint(ChannelProperties properties, RestClient.Builder builder) {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(properties.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(client);
    factory.setReadTimeout(properties.readTimeout());
    this.http = builder.clone().requestFactory(factory).build();
    this.base =
        properties.endpoint() == null
            ? null
            : properties.endpoint().toString().replaceAll("/+$", "");
  }

  /** What the endpoint answers to a publication; each part may be missing. */
  record Receipt(String address, String id) {}

  /**
   * What the endpoint says about a publication.
   *
   * @param results numbers by metric
   */
  record State(boolean live, Map<String, BigDecimal> results) {}

  /** Where a publication is published, verified and taken back. */
  URI address(String channel, String key) {
    if (base == null) {
      throw new TechnicalFailure(
          "No address is configured for the channel '%s': set launchdesk.channels.endpoint, start the workers again, then retry."
              .formatted(channel));
    }
    return URI.create(base + "/" + segment(channel) + "/" + segment(key));
  }

  /** Publishes; again with the same key it changes nothing. */
  Receipt publish(String channel, String key, Object content) {
    URI address = address(channel, key);
    try {
      Receipt receipt =
          http.put()
              .uri(address)
              .contentType(MediaType.APPLICATION_JSON)
              .body(content)
              .retrieve()
              .body(Receipt.class);
      return receipt == null ? new Receipt(null, null) : receipt;
    } catch (RestClientException e) {
      throw failure(channel, "publish", address, e);
    }
  }

  /** What became of it; empty when the endpoint does not know it. */
  Optional<State> state(String channel, String key) {
    URI address = address(channel, key);
    try {
      return Optional.ofNullable(http.get().uri(address).retrieve().body(State.class));
    } catch (HttpClientErrorException.NotFound e) {
      return Optional.empty();
    } catch (RestClientException e) {
      throw failure(channel, "look at", address, e);
    }
  }

  /** Takes it back; what is not there any more is taken back. */
  void retract(String channel, String key) {
    URI address = address(channel, key);
    try {
      http.delete().uri(address).retrieve().toBodilessEntity();
    } catch (HttpClientErrorException.NotFound | HttpClientErrorException.Gone e) {
      // gone already
    } catch (RestClientException e) {
      throw failure(channel, "take back", address, e);
    }
  }

  private static TechnicalFailure failure(
      String channel, String what, URI address, RestClientException e) {
    return new TechnicalFailure(
        "The channel '%s' did not let us %s the publication at %s: %s. Check that the channel's service is up and reachable and accepts us, then retry."
            .formatted(channel, what, address, e.getMessage()),
        e);
  }

  private static String segment(String text) {
    return text.replaceAll("[^A-Za-z0-9:._-]", "_");
  }
}
