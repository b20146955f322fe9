package io.launchdesk.portal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.portal.Http;
import io.launchdesk.portal.Http.Answer;
import io.launchdesk.portal.PortalTest;
import java.net.http.HttpRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@PortalTest
class ClientResourcesTest {
  private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

  @Autowired Http http;

  @ParameterizedTest
  @ValueSource(strings = {"/", "/tasks", "/tasks/2251799813685301", "/no/such/page"})
  void shouldAnswerWithTheClientWhenABrowserOpensAPage(String address) {
    // when
    Answer page = open(address, "text/html,application/xhtml+xml");

    // then
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Cache-Control")).contains("no-cache");
    assertThat(page.raw().body()).contains("id=\"root\"").doesNotContain("<script>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/nothing", "/pages/nothing", "/assets/nothing.js"})
  void shouldNotAnswerWithTheClientWhenTheAddressIsNoPage(String address) {
    assertThat(http.send(as(address, "text/html")).status()).isEqualTo(404);
  }

  @Test
  void shouldNotAnswerWithTheClientWhenNoPageIsAskedFor() {
    assertThat(open("/tasks", "application/json").status()).isEqualTo(404);
  }

  @Test
  void shouldLetBrowsersKeepCompressedScripts() {
    // given
    Matcher script = SCRIPT.matcher(open("/", "text/html").raw().body());
    assertThat(script.find()).isTrue();

    // when
    Answer answer =
        http.send(http.call(null, script.group(1)).header("Accept-Encoding", "br").GET());

    // then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).contains("immutable", "max-age=31536000");
    assertThat(answer.header("Content-Encoding")).isEqualTo("br");
    assertThat(answer.header("Content-Type")).contains("javascript");
  }

  private Answer open(String address, String accept) {
    return http.send(http.call(null, address).header("Accept", accept).GET());
  }

  private HttpRequest.Builder as(String address, String accept) {
    return http.call("requester", address).header("Accept", accept).GET();
  }
}
