package io.launchdesk.workers.launch;

import io.launchdesk.workers.engine.TechnicalFailure;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Set;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Reads a page as a visitor would; the header tells the portal not to count the visit. */
@Component
class PageReader {
  private static final Set<Integer> AWAY = Set.of(502, 503, 504);

  private final RestClient http;

  PageReader(ChannelProperties properties, RestClient.Builder builder) {
    JdkClientHttpRequestFactory factory =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().connectTimeout(properties.connectTimeout()).build());
    factory.setReadTimeout(properties.readTimeout());
    this.http =
        builder.clone().requestFactory(factory).defaultHeader("User-Agent", "Launchdesk").build();
  }

  /** The portal does not answer, or says that it cannot answer now. */
  static final class PortalAway extends TechnicalFailure {
    PortalAway(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * @throws PortalAway when nobody can say whether there is a page
   * @throws TechnicalFailure when there is none
   */
  String read(String address) {
    try {
      String html = http.get().uri(URI.create(address)).retrieve().body(String.class);
      return html == null ? "" : html;
    } catch (RestClientException e) {
      String message =
          "The page %s could not be read: %s. Check that the portal runs and that launchdesk.public-url is its address, then retry."
              .formatted(address, e.getMessage());
      throw isAway(e) ? new PortalAway(message, e) : new TechnicalFailure(message, e);
    }
  }

  private static boolean isAway(RestClientException failure) {
    return failure instanceof ResourceAccessException
        || failure instanceof HttpServerErrorException refused
            && AWAY.contains(refused.getStatusCode().value());
  }
}
