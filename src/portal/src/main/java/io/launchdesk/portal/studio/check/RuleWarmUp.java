package io.launchdesk.portal.studio.check;

import io.launchdesk.store.studio.ModelId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/**
 * Makes the rules ready in the background: reading them and the live models takes seconds, once.
 */
@Component
public final class RuleWarmUp {
  private final RulesCheck rules;
  private final AtomicBoolean begun = new AtomicBoolean();

  RuleWarmUp(RulesCheck rules) {
    this.rules = rules;
  }

  /**
   * Begins, when nobody has yet, and returns at once.
   *
   * @param live the models that are live, by kind and id
   */
  public void begin(Map<ModelId, String> live) {
    if (begun.compareAndSet(false, true)) {
      ModelPicture picture = new ModelPicture(live, Set.of());
      Thread.ofPlatform().name("model-rules-warm-up").daemon().start(() -> rules.check(picture));
    }
  }
}
