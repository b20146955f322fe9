package io.launchdesk.portal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPageTest {
  @ParameterizedTest
  @ValueSource(strings = {"/", "/tasks", "/requests/MR-1?tab=files&q=a%20b#top"})
  void shouldLeadBackWhenThePageIsThePortals(String page) {
    assertThat(ReturnPage.isOwn(page)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tasks",
        "//example.org",
        "/\\example.org",
        "\\\\example.org",
        "https://example.org/",
        "javascript:alert(1)",
        "/tasks\r\nSet-Cookie: a=b",
        "/\t/example.org"
      })
  void shouldNotLeadElsewhere(String page) {
    assertThat(ReturnPage.isOwn(page)).isFalse();
  }
}
