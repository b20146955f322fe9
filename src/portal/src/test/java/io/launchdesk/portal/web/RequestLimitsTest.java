package io.launchdesk.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.portal.Http;
import io.launchdesk.portal.PortalTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is too large or too deep is refused before anything is made of it. */
@PortalTest
class RequestLimitsTest {
  @Autowired Http http;

  private Http.Answer post(String type, BodyPublisher body) {
    return http.send(
        http.call("requester", "/api/requests").header("Content-Type", type).POST(body));
  }

  private static String nested(int depth) {
    return "{\"type\":\"event\",\"brief\":{\"title\":"
        + "[".repeat(depth - 2)
        + "]".repeat(depth - 2)
        + "}}";
  }

  @Test
  void shouldStopReadingABodyThatDoesNotSayItsLength() {
    byte[] large = ("{\"type\":\"" + "x".repeat(3 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);

    assertThat(
            post(
                    "application/json",
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .problem())
        .isEqualTo("too-large");
    assertThat(post("application/json", BodyPublishers.ofByteArray(large)).problem())
        .isEqualTo("too-large");
  }

  @Test
  void shouldReadNoBodyThatIsDeeperThanTheLimit() {
    assertThat(post("application/json", BodyPublishers.ofString(nested(64))).problem())
        .isEqualTo("invalid-fields");
    assertThat(post("application/json", BodyPublishers.ofString(nested(65))).problem())
        .isEqualTo("malformed-request");
    assertThat(post("application/json", BodyPublishers.ofString("[".repeat(1_000_000))).problem())
        .isEqualTo("malformed-request");
  }

  @Test
  void shouldTakeNoFormsWithParts() {
    String part = "--x\r\nContent-Disposition: form-data; name=\"type\"\r\n\r\nevent\r\n--x--\r\n";

    assertThat(post("multipart/form-data; boundary=x", BodyPublishers.ofString(part)).problem())
        .isEqualTo("unsupported-media-type");
  }

  @Test
  void shouldRefuseHeadersThatAreTooLargeWithoutTellingWhatRunsHere() {
    var answer =
        http.send(http.call("requester", "/api/me").header("X-Long", "x".repeat(20_000)).GET());

    assertThat(answer.status()).isIn(400, 431);
    assertThat(answer.raw().body()).doesNotContain("Tomcat").doesNotContain("Exception");
    assertThat(http.get("requester", "/api/me").status()).isEqualTo(200);
  }
}
