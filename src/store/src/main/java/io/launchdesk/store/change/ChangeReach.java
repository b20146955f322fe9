package io.launchdesk.store.change;

import io.launchdesk.core.change.ModelSet;
import io.launchdesk.core.change.ReachFinder;
import io.launchdesk.store.studio.ModelDraftRepository;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Whom a change concerns: what differs between what was live before it and what is live with it.
 */
@Component
public class ChangeReach {
  private final ChangeRepository changes;
  private final LiveModelRepository live;
  private final ModelDraftRepository drafts;
  private final AffectedRepository affected;

  ChangeReach(
      ChangeRepository changes,
      LiveModelRepository live,
      ModelDraftRepository drafts,
      AffectedRepository affected) {
    this.changes = changes;
    this.live = live;
    this.drafts = drafts;
    this.affected = affected;
  }

  /** Whom it concerns, as things are now; before it is live: whom it would concern. */
  public Affected of(Change change, Instant now) {
    Map<ModelId, String> after = new HashMap<>(LiveModel.contents(live.all()));
    Map<ModelId, String> before = new HashMap<>(after);
    Map<ModelId, String> proposed = changes.contents(change.number());
    if (change.state() == ChangeState.LIVE) {
      before.keySet().removeAll(proposed.keySet());
      before.putAll(changes.replaced(change.number()));
    }
    after.putAll(proposed);
    return affected.of(
        ReachFinder.of(models(before), models(after), affected.groups()), drafts.editors(), now);
  }

  private static ModelSet models(Map<ModelId, String> contents) {
    return new ModelSet(
        of(ModelKind.PROCESS, contents),
        of(ModelKind.DECISION, contents),
        of(ModelKind.FORM, contents));
  }

  private static Map<String, String> of(ModelKind kind, Map<ModelId, String> contents) {
    return contents.entrySet().stream()
        .filter(one -> one.getKey().kind() == kind)
        .collect(Collectors.toMap(one -> one.getKey().model(), Map.Entry::getValue));
  }
}
