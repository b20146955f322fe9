package io.launchdesk.portal.studio.check;

import io.launchdesk.store.change.LiveModel;
import io.launchdesk.store.change.LiveModelRepository;
import io.launchdesk.store.studio.ModelId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes the rules ready in the background, once the portal serves: reading them and the live models
 * takes half a minute on a small machine, once.
 */
@Component
public final class RuleWarmUp {
  private final RulesCheck rules;
  private final LiveModelRepository models;
  private final boolean atStart;
  private final AtomicBoolean begun = new AtomicBoolean();

  /**
   * @param atStart whether it begins by itself; else with the first who is about to edit
   */
  RuleWarmUp(
      RulesCheck rules,
      LiveModelRepository models,
      @Value("${launchdesk.studio.warm-up:true}") boolean atStart) {
    this.rules = rules;
    this.models = models;
    this.atStart = atStart;
  }

  /** A portal that has just been installed has no models yet: then only the rules are read. */
  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    if (atStart) {
      inBackground(
          () -> {
            Map<ModelId, String> live = LiveModel.contents(models.all());
            if (live.isEmpty() || begun.compareAndSet(false, true)) {
              look(live);
            }
          });
    }
  }

  /**
   * Begins, when nobody has yet, and returns at once.
   *
   * @param live the models that are live, by kind and id
   */
  public void begin(Map<ModelId, String> live) {
    if (begun.compareAndSet(false, true)) {
      inBackground(() -> look(live));
    }
  }

  private void look(Map<ModelId, String> live) {
    rules.check(new ModelPicture(live, Set.of()));
  }

  /** What serves people comes first. */
  private static void inBackground(Runnable work) {
    Thread.ofPlatform()
        .name("model-rules-warm-up")
        .daemon()
        .priority(Thread.MIN_PRIORITY)
        .start(work);
  }
}
