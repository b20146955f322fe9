package io.launchdesk.workers.launch;

import io.launchdesk.workers.engine.TechnicalFailure;
import java.net.URI;
import java.net.http.HttpClient;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Reads a page as a visitor would; the header tells the portal not to count the visit. */
@Component
class PageReader {
  private final RestClient http;

  PageReader(ChannelProperties properties, RestClient.Builder builder) {
    JdkClientHttpRequestFactory factory =
        new JdkClientHttpRequestFactory(
            HttpClient.newBuilder().connectTimeout(properties.connectTimeout()).build());
    factory.setReadTimeout(properties.readTimeout());
    this.http =
        builder.clone().requestFactory(factory).defaultHeader("User-Agent", "Launchdesk").build();
  }

  /**
   * @throws TechnicalFailure when there is no page
   */
  String read(String address) {
    try {
      String html = http.get().uri(URI.create(address)).retrieve().body(String.class);
      return html == null ? "" : html;
    } catch (RestClientException e) {
      throw new TechnicalFailure(
          "The page %s could not be read: %s. Check that the portal runs and that launchdesk.public-url is its address, then retry."
              .formatted(address, e.getMessage()),
          e);
    }
  }
}
