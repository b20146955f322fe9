package io.launchdesk.portal.studio.proof;

import io.launchdesk.core.proof.Breach;
import io.launchdesk.core.proof.Proof;
import io.launchdesk.core.proof.decision.Doubt;
import io.launchdesk.portal.studio.check.Finding;
import io.launchdesk.portal.studio.check.Finding.Severity;
import io.launchdesk.portal.studio.check.ModelCheck;
import io.launchdesk.portal.studio.check.ModelPicture;
import io.launchdesk.portal.studio.check.SafeToRead;
import io.launchdesk.store.change.LiveModel;
import io.launchdesk.store.change.LiveModelRepository;
import io.launchdesk.store.studio.ModelId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Proves the department's controls over all models together. */
@Component
class ControlsCheck implements ModelCheck {
  private final KeptReadings read = new KeptReadings();

  private final Supplier<Map<ModelId, String>> live;

  @Autowired
  ControlsCheck(LiveModelRepository live) {
    this(() -> LiveModel.contents(live.all()));
  }

  /**
   * @param live what is live before a change
   */
  ControlsCheck(Supplier<Map<ModelId, String>> live) {
    this.live = live;
  }

  /** Of models that are not changed, what is found without the change too is only a warning. */
  @Override
  public List<Finding> check(ModelPicture picture) {
    if (picture.changed().stream().anyMatch(id -> !isSafe(id, picture))) {
      // Another check refuses them, and without them nothing can be proven.
      return List.of();
    }
    List<Finding> found = prove(picture.contents());
    if (picture.changed().isEmpty() || found.stream().noneMatch(one -> stands(one, picture))) {
      return found;
    }
    Set<Finding> before = Set.copyOf(prove(live.get()));
    return found.stream()
        .map(one -> stands(one, picture) && before.contains(one) ? warning(one) : one)
        .toList();
  }

  private static boolean isSafe(ModelId id, ModelPicture picture) {
    return SafeToRead.is(id, picture.contents().get(id));
  }

  /** Whether it is an error in a model that is not changed. */
  private static boolean stands(Finding finding, ModelPicture picture) {
    return finding.severity() == Severity.ERROR && !picture.changed().contains(finding.model());
  }

  private static Finding warning(Finding one) {
    return new Finding(
        one.model(), one.element(), one.rule(), Severity.WARNING, one.sentence(), one.path());
  }

  private List<Finding> prove(Map<ModelId, String> contents) {
    return proven(contents).findings();
  }

  /**
   * What is found in models that are live together.
   *
   * @param doubts what of decisions could not be told, by model of the decision
   */
  record Proven(List<Finding> findings, Map<Doubt, ModelId> doubts) {}

  /** Proves the controls of these models, all of them together. */
  Proven proven(Map<ModelId, String> contents) {
    ReadModels models = ReadModels.of(contents, read);
    List<Finding> findings = new ArrayList<>(models.unread());
    Map<Doubt, ModelId> doubts = new LinkedHashMap<>();
    read.keepOnly(contents.values());
    if (!models.processes().isEmpty()) {
      Proof.Result result = Proof.of(models.toProve());
      result.breaches().forEach(breach -> findings.add(finding(breach, models)));
      result.doubts().forEach(doubt -> doubts.put(doubt, models.fileOf(doubt.decision())));
    }
    return new Proven(findings, doubts);
  }

  private static Finding finding(Breach breach, ReadModels models) {
    return new Finding(
        breach.inTable() ? models.fileOf(breach.model()) : models.processOf(breach.model()),
        breach.element(),
        breach.control().rule(),
        breach.stands() ? Severity.ERROR : Severity.WARNING,
        breach.sentence(),
        breach.path());
  }
}
