package io.launchdesk.portal.studio.change;

import io.launchdesk.core.finding.Sentence;
import io.launchdesk.portal.studio.check.Finding;
import io.launchdesk.portal.studio.check.Finding.Severity;
import io.launchdesk.portal.studio.check.ModelCheck;
import io.launchdesk.portal.studio.check.ModelPicture;
import java.util.List;
import org.springframework.stereotype.Component;

/** A check that tests can have object: to changed models that say {@link #WORD}. */
@Component
class RedFlag implements ModelCheck {
  static final String WORD = "a red flag for tests";

  @Override
  public List<Finding> check(ModelPicture picture) {
    return picture.changed().stream()
        .filter(id -> picture.contents().get(id).contains(WORD))
        .map(
            id ->
                new Finding(
                    id,
                    "Field_1",
                    "red-flag",
                    Severity.ERROR,
                    Sentence.asWritten("Take the flag down."),
                    List.of()))
        .toList();
  }
}
