package io.launchdesk.portal.studio.change;

import io.launchdesk.core.finding.Sentence;
import io.launchdesk.portal.studio.check.Finding;
import io.launchdesk.portal.studio.check.Finding.Severity;
import io.launchdesk.portal.studio.check.ModelCheck;
import io.launchdesk.portal.studio.check.ModelPicture;
import io.launchdesk.store.change.Change;
import io.launchdesk.store.change.ChangeItem;
import io.launchdesk.store.change.ChangeRepository;
import io.launchdesk.store.change.LiveModelRepository;
import io.launchdesk.store.studio.ModelId;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What all checks find in a change, seen together with everything that is live. */
@Component
class ChangeChecks {
  private static final String OUTDATED = "outdated";

  /** In bytes: the gateway's 4 MB (its default), less what is around the models. */
  private static final long LARGEST = 4 * 1024 * 1024 - 256 * 1024;

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
    return Stream.of(
            outdated(change),
            tooLarge(picture),
            checks.orderedStream().flatMap(check -> check.check(picture).stream()))
        .flatMap(found -> found)
        .sorted((a, b) -> a.severity().compareTo(b.severity()))
        .toList();
  }

  /** Those that stand in the way of going live. */
  static List<Finding> errors(List<Finding> findings) {
    return findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
  }

  /**
   * What others did meanwhile and the change would take back: a version that is older than what is
   * live, or a return from what is not live any more. What is live already as it is proposed takes
   * nothing back: the engine took it, and nobody noted it.
   */
  Stream<Finding> outdated(Change change) {
    Set<ModelId> there = changes.inPlace(change.number());
    Stream<Finding> found = change.isReturn() ? notLive(change.returns()) : older(change);
    return found.filter(finding -> !there.contains(finding.model()));
  }

  /** What is not live any more of a change. */
  Stream<Finding> notLive(int number) {
    Map<ModelId, Integer> numbers = live.numbers();
    Set<ModelId> there = changes.inPlace(number);
    return changes.items(number).stream()
        .filter(item -> !there.contains(item.id()))
        .map(
            item ->
                outdated(
                    item,
                    Sentence.of(
                        "outdated.not-live",
                        "live",
                        numbers.getOrDefault(item.id(), 0),
                        "own",
                        item.number(),
                        "change",
                        number)));
  }

  private Stream<Finding> older(Change change) {
    Map<ModelId, Integer> numbers = live.numbers();
    return changes.items(change.number()).stream()
        .filter(item -> numbers.getOrDefault(item.id(), 0) > item.number())
        .map(
            item ->
                outdated(
                    item,
                    Sentence.of(
                        "outdated.taken-back",
                        "live",
                        numbers.get(item.id()),
                        "own",
                        item.number())));
  }

  private static Finding outdated(ChangeItem item, Sentence sentence) {
    return new Finding(item.id(), "", OUTDATED, Severity.ERROR, sentence, List.of());
  }

  /** All goes up in one message, and the engine's gateway takes none that is larger. */
  private static Stream<Finding> tooLarge(ModelPicture picture) {
    long sum = picture.contents().values().stream().mapToLong(ChangeChecks::size).sum();
    return sum <= LARGEST
        ? Stream.empty()
        : picture.changed().stream()
            .max(Comparator.comparingLong(id -> size(picture.contents().get(id))))
            .stream()
            .map(
                id ->
                    new Finding(
                        id,
                        "",
                        "too-large",
                        Severity.ERROR,
                        Sentence.of("too-large", "size", sum / 1024, "most", LARGEST / 1024),
                        List.of()));
  }

  private static long size(String content) {
    return content.getBytes(StandardCharsets.UTF_8).length;
  }
}
