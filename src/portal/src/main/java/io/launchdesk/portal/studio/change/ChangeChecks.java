package io.launchdesk.portal.studio.change;

import io.launchdesk.portal.studio.check.Finding;
import io.launchdesk.portal.studio.check.Finding.Severity;
import io.launchdesk.portal.studio.check.ModelCheck;
import io.launchdesk.portal.studio.check.ModelPicture;
import io.launchdesk.store.change.Change;
import io.launchdesk.store.change.ChangeItem;
import io.launchdesk.store.change.ChangeRepository;
import io.launchdesk.store.change.LiveModelRepository;
import io.launchdesk.store.studio.ModelId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What all checks find in a change, seen together with everything that is live. */
@Component
class ChangeChecks {
  private static final String OUTDATED = "outdated";

  private final ChangeRepository changes;
  private final LiveModelRepository live;
  private final ObjectProvider<ModelCheck> checks;

  ChangeChecks(
      ChangeRepository changes, LiveModelRepository live, ObjectProvider<ModelCheck> checks) {
    this.changes = changes;
    this.live = live;
    this.checks = checks;
  }

  /** What was found, errors first. */
  List<Finding> of(Change change) {
    Map<ModelId, String> contents = new LinkedHashMap<>();
    live.all().forEach(model -> contents.put(model.id(), model.content()));
    Map<ModelId, String> proposed = changes.contents(change.number());
    var changed =
        proposed.entrySet().stream()
            .filter(one -> !Objects.equals(contents.get(one.getKey()), one.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet());
    contents.putAll(proposed);
    ModelPicture picture = new ModelPicture(Map.copyOf(contents), changed);
    return Stream.concat(
            outdated(change),
            checks.orderedStream().flatMap(check -> check.check(picture).stream()))
        .sorted((a, b) -> a.severity().compareTo(b.severity()))
        .toList();
  }

  /** Those that stand in the way of going live. */
  static List<Finding> errors(List<Finding> findings) {
    return findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
  }

  /**
   * What others did meanwhile and the change would take back: a version that is older than what is
   * live, or a return from what is not live any more.
   */
  Stream<Finding> outdated(Change change) {
    Map<ModelId, Integer> numbers = live.numbers();
    int number = change.isReturn() ? change.returns() : change.number();
    return changes.items(number).stream()
        .filter(item -> isOutdated(change, item, numbers.getOrDefault(item.id(), 0)))
        .map(item -> outdated(change, item, numbers.getOrDefault(item.id(), 0)));
  }

  private static boolean isOutdated(Change change, ChangeItem item, int live) {
    return change.isReturn() ? live != item.number() : live > item.number();
  }

  private static Finding outdated(Change change, ChangeItem item, int live) {
    String message =
        change.isReturn()
            ? "Version %d is live meanwhile, not version %d of change %d. Return from what was put over it first."
                .formatted(live, item.number(), change.returns())
            : "Version %d is live meanwhile, and version %d would take it back. Make a version on top of it and propose that one."
                .formatted(live, item.number());
    return new Finding(item.id(), "", OUTDATED, Severity.ERROR, message, List.of());
  }
}
