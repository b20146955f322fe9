package io.launchdesk.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "//example.com/x",
        "example.com/x",
        "http:///x",
        "https://user:secret@example.com/x",
        "https://exa mple.com",
        ""
      })
  void shouldReadNoAddressThatIsNotOfTheWeb(String text) {
    assertThat(WebhookAddress.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.8.9.1",
        "0.0.0.0",
        "10.0.0.8",
        "172.16.4.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "fc12::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.8",
        "::7f00:1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "64:ff9b:1::1",
        "2002:7f00:1::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "fec0::1",
        "192.0.0.8",
        "198.18.0.1",
        "203.0.113.7",
        "2001:db8::1",
        "239.255.255.250"
      })
  void shouldRefuseWhatLiesInAPrivateNetwork(String machine) throws UnknownHostException {
    assertThat(WebhookAddress.isPublic(InetAddress.getByName(machine))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "8.8.8.8",
        "100.63.255.255",
        "100.128.0.1",
        "172.32.0.1",
        "192.167.255.255",
        "2606:4700::1"
      })
  void shouldTakeWhatIsOutInTheOpen(String machine) throws UnknownHostException {
    assertThat(WebhookAddress.isPublic(InetAddress.getByName(machine))).isTrue();
  }

  @Test
  void shouldAskWhereTheNameLeads() throws UnknownHostException {
    assertThat(WebhookAddress.isPublic(URI.create("http://localhost:8080/x"))).isFalse();
  }

  @Test
  void shouldShowWhereItLeadsButNotTheSecret() {
    assertThat(WebhookAddress.masked("https://hooks.slack.com/services/T0/B0/secret?sig=1"))
        .isEqualTo("https://hooks.slack.com/…");
    assertThat(WebhookAddress.masked("no address")).isEqualTo("…");
  }
}
