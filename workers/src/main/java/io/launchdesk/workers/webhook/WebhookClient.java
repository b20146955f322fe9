package io.launchdesk.workers.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.launchdesk.core.webhook.WebhookAddress;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Calls channels: JSON by POST, no redirects, no cookies, no second try by itself, no addresses of
 * our own network unless allowed. Of an answer no more is read than is kept, and a call that is not
 * over after {@code launchdesk.webhooks.timeout} is cut, however slowly its answer drips.
 */
@Component
class WebhookClient {
  private static final int LONGEST_ANSWER = 200;
  private static final Duration MOST_PATIENCE = Duration.ofHours(1);

  private final CloseableHttpClient http;
  private final ScheduledExecutorService ends =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
  private final ObjectMapper mapper;
  private final WebhookProperties properties;

  @Autowired
  WebhookClient(ObjectMapper mapper, WebhookProperties properties) {
    this(mapper, properties, SystemDefaultDnsResolver.INSTANCE);
  }

  WebhookClient(ObjectMapper mapper, WebhookProperties properties, DnsResolver names) {
    this.mapper = mapper;
    this.properties = properties;
    Timeout patience = Timeout.of(properties.timeout());
    this.http =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(properties.allowPrivate() ? names : new OpenHosts(names))
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(patience)
                            .setSocketTimeout(patience)
                            .build())
                    .build())
            .setUserAgent("Launchdesk")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
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
    HttpPost call = new HttpPost(address);
    Future<?> end =
        ends.schedule(call::cancel, properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
    try {
      call.setEntity(
          new StringEntity(mapper.writeValueAsString(body), ContentType.APPLICATION_JSON));
      return http.execute(call, WebhookClient::outcome);
    } catch (OpenHosts.ClosedHostException e) {
      return Outcome.failed(
          "The address leads into a private network; launchdesk.webhooks.allow-private would allow it.");
    } catch (UnknownHostException e) {
      return Outcome.failed("The host is not known.");
    } catch (IOException e) {
      return Outcome.failed("No answer: " + e.getClass().getSimpleName());
    } finally {
      end.cancel(false);
    }
  }

  @PreDestroy
  void close() {
    ends.shutdownNow();
    http.close(CloseMode.GRACEFUL);
  }

  private static Outcome outcome(ClassicHttpResponse answer) throws IOException {
    if (answer.getCode() / 100 == 2) {
      return new Outcome(null, Duration.ZERO);
    }
    Header retryAfter = answer.getFirstHeader("Retry-After");
    return new Outcome(
        "HTTP %d %s".formatted(answer.getCode(), said(answer)).strip(),
        retryAfter == null ? Duration.ZERO : pause(retryAfter.getValue()));
  }

  private static String said(ClassicHttpResponse answer) throws IOException {
    if (answer.getEntity() == null) {
      return "";
    }
    byte[] begin = answer.getEntity().getContent().readNBytes(LONGEST_ANSWER);
    return new String(begin, StandardCharsets.UTF_8).strip();
  }

  private static Duration pause(String retryAfter) {
    if (!retryAfter.matches("\\d{1,5}")) {
      return Duration.ZERO;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(retryAfter));
    return asked.compareTo(MOST_PATIENCE) <= 0 ? asked : Duration.ZERO;
  }
}
