package io.launchdesk.core.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LandingPageTest {

  @Test
  void shouldShowWhatWasMadeWhenPublished() {
    // when
    String html =
        page(
            Map.of(
                "headline", "Grow",
                "body", "First\nline\n\nSecond",
                "callToAction", "Go",
                "link", "https://example.org/?a=1&b=2",
                "imageUrl", "https://example.org/a.png",
                "altText", "People"));

    // then
    assertThat(html)
        .contains(
            "<html lang=\"de\">", "<main dir=\"auto\">", "<title>Grow</title>", "<h1>Grow</h1>")
        .contains("<p>First<br>line</p>", "<p>Second</p>")
        .contains("<a class=\"action\" href=\"https://example.org/?a=1&amp;b=2\">Go</a>")
        .contains("<img src=\"https://example.org/a.png\" alt=\"People\">")
        .contains("<meta name=\"launchdesk-request\" content=\"MR-1001\">");
  }

  @Test
  void shouldShowTextAsTextWhenItLooksLikeMarkup() {
    // when
    String html =
        page(
            Map.of(
                "headline", "<script>alert(1)</script>",
                "body", "<img src=x onerror=alert(1)>",
                "callToAction", "\"><b>",
                "link", "https://example.org/\"onclick=\"alert(1)"));

    // then
    assertThat(html).doesNotContain("<script>", "<img src=x", "onclick").contains("&lt;script&gt;");
  }

  @Test
  void shouldLeaveOutTheLinkWhenItIsNoWebAddress() {
    assertThat(page(Map.of("callToAction", "Go", "link", "javascript:alert(1)")))
        .doesNotContain("<a ", "javascript:");
  }

  @Test
  void shouldUseTheTitleWhenThereIsNoHeadline() {
    assertThat(page(Map.of())).contains("<h1>Title &amp; more</h1>");
  }

  @Property
  void shouldOpenNoElementOfItsOwnWhateverIsEntered(@ForAll String text) {
    assertThat(LandingPage.escape(text)).doesNotContain("<", ">", "\"", "'");
  }

  @Property
  void shouldMakeASafeSegmentWhateverTheTitleIs(@ForAll String title) {
    assertThat(Slug.of(title, "MR-1001", "pt-BR")).matches("([a-z0-9]+-)*mr-1001-pt-br");
  }

  @Test
  void shouldReadWellWhenTheTitleHasAccentsAndSigns() {
    assertThat(Slug.of("Große Übersicht – l'été 2026!", "MR-1001", null))
        .isEqualTo("grosse-ubersicht-l-ete-2026-mr-1001");
    assertThat(Slug.of("!!!", "MR-1001", null)).isEqualTo("mr-1001");
  }

  private static String page(Map<String, Object> content) {
    return LandingPage.html(
        new LandingPage.Material("MR-1001", "Title & more", "de", List.of(content)));
  }
}
