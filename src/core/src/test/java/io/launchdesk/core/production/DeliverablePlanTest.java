package io.launchdesk.core.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliverablePlanTest {
  private static final List<String> CHANNELS = List.of("email", "social");
  private static final List<String> LANGUAGES = List.of("de", "en");

  @Test
  void shouldMakeOneForEachChannelAndLanguageWhenBothAreAskedFor() {
    assertThat(expand(asset("copy", true, true)))
        .containsExactly("copy email de", "copy email en", "copy social de", "copy social en");
  }

  @Test
  void shouldMakeItForTheNamedChannelWhenThatIsUsed() {
    assertThat(expand(asset("mail", "email", false), asset("ad", "paid-search", false)))
        .containsExactly("mail email de");
  }

  @Test
  void shouldMakeOneForNoChannelWhenNoneIsAskedFor() {
    assertThat(expand(asset("film", false, false), asset("plan", null, false)))
        .containsExactly("film null de", "plan null de");
  }

  @Test
  void shouldMakeItOnceWhenTwoRowsOfThePlanSayTheSame() {
    assertThat(expand(asset("film", false, false), asset("film", false, false))).hasSize(1);
  }

  @Test
  void shouldUseEnglishWhenNoLanguageIsKnown() {
    assertThat(DeliverablePlan.expand(List.of(asset("film", false, true)), CHANNELS, List.of()))
        .extracting(PlannedDeliverable::language)
        .containsExactly("en");
  }

  @Test
  void shouldPreferLeastLoadThenSkillThenNameWhenChoosingAProducer() {
    assertThat(choose(producer("ann", 5, 8), producer("bob", 1, 4))).isEqualTo("bob");
    assertThat(choose(producer("ann", 2, 4), producer("bob", 4, 4))).isEqualTo("bob");
    assertThat(choose(producer("bob", 4, 4), producer("ann", 4, 4))).isEqualTo("ann");
    assertThat(ProducerChoice.choose(List.of())).isEmpty();
  }

  private static String choose(Producer... producers) {
    return ProducerChoice.choose(List.of(producers)).orElseThrow().username();
  }

  private static Producer producer(String name, int level, int hours) {
    return new Producer(name, level, BigDecimal.valueOf(hours));
  }

  private static List<String> expand(PlannedAsset... plan) {
    return DeliverablePlan.expand(List.of(plan), CHANNELS, LANGUAGES).stream()
        .map(it -> it.asset().kind() + " " + it.channel() + " " + it.language())
        .toList();
  }

  private static PlannedAsset asset(String kind, Object perChannel, boolean perLanguage) {
    return new PlannedAsset(
        kind, kind, "design", BigDecimal.ONE, perChannel, perLanguage, List.of(), "brand");
  }
}
