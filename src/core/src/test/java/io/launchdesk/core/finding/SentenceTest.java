package io.launchdesk.core.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SentenceTest {

  @Test
  void shouldSayWhatStandsInItsPlaces() {
    Sentence said = Sentence.of("outdated.taken-back", "live", 3, "own", 2);

    assertThat(said.english())
        .startsWith("Version 3 is live meanwhile, and version 2 would take it back.");
    assertThat(said.places()).isEqualTo(Map.of("live", 3, "own", 2));
    assertThat(said).isEqualTo(Sentence.of("outdated.taken-back", "own", 2, "live", 3));
  }

  @Test
  void shouldTakeWhatModelsSayAsItStands() {
    String hostile = "$1 \\ {{text}} <b>";

    assertThat(Sentence.of("feel-allowed.unreadable", "text", hostile).english())
        .isEqualTo("The expression \"" + hostile + "\" cannot be read as FEEL: mend it.");
  }

  @Test
  void shouldRefuseASentenceThatIsNotThereOrHasOtherPlaces() {
    assertThatThrownBy(() -> Sentence.of("no-such-thing"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sentence.of("proof.open", "text", "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Sentence.of("proof.uncaught"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldKeepWhatOthersWorded() {
    assertThat(Sentence.asWritten("A <User Task> must have a form."))
        .isEqualTo(new Sentence(null, Map.of(), "A <User Task> must have a form."));
  }
}
