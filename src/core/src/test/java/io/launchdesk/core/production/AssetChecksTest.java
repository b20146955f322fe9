package io.launchdesk.core.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.launchdesk.core.brief.Brief;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetChecksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not-empty|body|A text",
        "not-empty|fileUrl|https://example.org/a.png",
        "no-placeholders|body|Xylophones: todos los dias",
        "links|body|See https://example.org/a?b=c. Or www.example.org",
        "links|link|http://example.org",
        "subject-length|subject|Short",
        "subject-length:5|subject|Short",
        "unsubscribe-link|body|Unsubscribe: https://example.org/u",
        "unsubscribe-link|body|Zum Abmelden hier klicken",
        "unsubscribe-link|body|Se désabonner",
        "post-length:10|body|0123456789",
        "ad-length|headline|Short",
        "alt-text|body|No picture here",
        "utm-tagged|link|https://example.org/?utm_source=a&utm_campaign=b",
        "consent|body|No personal data"
      })
  void shouldFindNothingWhenTheAssetIsAsItShouldBe(String check, String field, String value) {
    assertThat(findings(check, Map.of(field, value))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not-empty|body| ",
        "no-placeholders|body|Here be Lorem Ipsum",
        "no-placeholders|headline|TODO",
        "no-placeholders|body|Dear [insert name]",
        "no-placeholders|subject|Only ??? days",
        "links|body|See https:// for more",
        "links|link|example.org",
        "links|imageUrl|javascript:alert(1)",
        "subject-length|body|No subject",
        "subject-length:5|subject|Longer",
        "unsubscribe-link|body|Buy now",
        "post-length:10|body|01234567890",
        "ad-length:5|body|Longer",
        "alt-text|imageUrl|https://example.org/a.png",
        "call-to-action|callToAction|Go",
        "utm-tagged|link|https://example.org/"
      })
  void shouldObjectWhenTheAssetIsNotAsItShouldBe(String check, String field, String value) {
    assertThat(findings(check, Map.of(field, value == null ? "" : value))).hasSize(1);
  }

  @Test
  void shouldTakeNoFileNameForADescriptionOfAnImage() {
    assertThat(
            findings(
                "alt-text",
                Map.of("imageUrl", "https://example.org/a.png", "altText", "final_v3.png")))
        .hasSize(1);
  }

  @Test
  void shouldCountCharactersAndNotUtf16UnitsWhenThereAreEmoji() {
    assertThat(findings("post-length:3", Map.of("body", "🚀🚀🚀"))).isEmpty();
  }

  @Test
  void shouldAskForTheLegalBasisWhenPersonalDataIsUsed() {
    // given
    Brief brief = new Brief(Map.of("personalData", true));

    // then
    assertThat(AssetChecks.findings(List.of("consent"), Map.of(), brief))
        .extracting(Finding::check)
        .containsExactly("consent");
  }

  @Test
  void shouldTellInTheOrderOfThePlanWhenSeveralChecksObject() {
    assertThat(
            AssetChecks.findings(
                List.of("unsubscribe-link", "not-empty"), Map.of(), new Brief(Map.of())))
        .extracting(Finding::check)
        .containsExactly("unsubscribe-link", "not-empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-such-check", "subject-length:many", ""})
  void shouldTellThePlansOwnerWhenACheckDoesNotExist(String check) {
    assertThatExceptionOfType(UnknownCheckException.class)
        .isThrownBy(() -> findings(check, Map.of()))
        .withMessageContaining("'" + check + "'")
        .withMessageContaining("not-empty");
  }

  private static List<Finding> findings(String check, Map<String, Object> content) {
    return AssetChecks.findings(List.of(check), content, new Brief(Map.of()));
  }
}
