package io.launchdesk.portal.studio;

import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.studio.check.Finding;
import io.launchdesk.portal.studio.check.ModelCheck;
import io.launchdesk.portal.studio.check.ModelPicture;
import io.launchdesk.portal.studio.check.RuleWarmUp;
import io.launchdesk.store.change.LiveModel;
import io.launchdesk.store.change.LiveModelRepository;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.studio.ModelId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Asks every check about a model, beside the others as they are live. */
@Service
class ModelFindings {
  private final LiveModelRepository models;
  private final List<ModelCheck> checks;
  private final RuleWarmUp warmUp;

  ModelFindings(LiveModelRepository models, List<ModelCheck> checks, RuleWarmUp warmUp) {
    this.models = models;
    this.checks = checks;
    this.warmUp = warmUp;
  }

  /** The models that are live. Who asks for them is about to edit: the rules are made ready. */
  Map<ModelId, String> live(Access access) {
    Models.requireReader(access);
    Map<ModelId, String> live = LiveModel.contents(models.all());
    warmUp.begin(live);
    return live;
  }

  /**
   * What is found in the content, or elsewhere because of it; errors first.
   *
   * @throws Refusal when there is no content
   */
  List<Finding> of(Access access, ModelId id, String content) {
    Models.requireReader(access);
    if (content == null || content.isBlank()) {
      throw Refusal.invalid("content", "is needed.");
    }
    Map<ModelId, String> contents = new LinkedHashMap<>(LiveModel.contents(models.all()));
    contents.put(id, content);
    ModelPicture picture = new ModelPicture(contents, Set.of(id));
    return checks.stream()
        .flatMap(check -> check.check(picture).stream())
        .sorted(Comparator.comparing(Finding::severity))
        .toList();
  }
}
