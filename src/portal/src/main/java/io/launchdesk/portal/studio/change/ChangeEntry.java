package io.launchdesk.portal.studio.change;

import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.store.change.Change;
import io.launchdesk.store.change.ChangeItem;
import io.launchdesk.store.change.ChangeState;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import io.launchdesk.store.studio.ModelVersion;
import io.launchdesk.store.studio.ModelVersionRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What people say of a change, read without trust. */
@Component
class ChangeEntry {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_REASON = 2000;
  private static final int LONGEST_NOTICE = 2000;
  private static final int MOST_MODELS = 200;
  private static final Duration FURTHEST = Duration.ofDays(366);

  private final ModelVersionRepository versions;

  ChangeEntry(ModelVersionRepository versions) {
    this.versions = versions;
  }

  /** A version of a model, by names. */
  record Proposed(String kind, String id, int version) {}

  /**
   * What is entered.
   *
   * @param notice what it means for the people whom it concerns; may be null until it is submitted
   * @param effectiveAt when it shall go live; null for as soon as it is approved
   */
  record Entered(
      String title, String reason, String notice, Instant effectiveAt, List<Proposed> models) {}

  /** What was entered, when all of it is right. */
  record Checked(
      String title,
      String reason,
      String notice,
      Instant effectiveAt,
      Map<ModelId, Integer> versions) {}

  /**
   * @throws Refusal on the field that is wrong
   */
  Checked check(Entered entered, Instant now) {
    String title = EnteredJson.text("title", entered.title(), LONGEST_TITLE);
    String reason = EnteredJson.text("reason", entered.reason(), LONGEST_REASON);
    Instant at = entered.effectiveAt();
    if (at != null && (at.isAfter(now.plus(FURTHEST)) || at.isBefore(now.minus(FURTHEST)))) {
      throw Refusal.invalid("effectiveAt", "must be within a year, or empty.");
    }
    return new Checked(title, reason, notice(entered.notice()), at, versions(entered.models()));
  }

  private static String notice(String entered) {
    return entered == null || entered.isBlank()
        ? ""
        : EnteredJson.text("notice", entered, LONGEST_NOTICE);
  }

  /**
   * @throws Refusal when nothing is said to the people whom the change concerns
   */
  static void requireNotice(Change change) {
    if (change.notice().isEmpty()) {
      throw Refusal.invalid(
          "notice", "is needed before a review: say what changes for the people affected.");
    }
  }

  private Map<ModelId, Integer> versions(List<Proposed> models) {
    if (models == null || models.isEmpty()) {
      throw Refusal.invalid("models", "needs at least one.");
    }
    if (models.size() > MOST_MODELS) {
      throw Refusal.invalid("models", "must not be more than " + MOST_MODELS + ".");
    }
    Map<ModelId, Integer> found = new LinkedHashMap<>();
    for (int i = 0; i < models.size(); i++) {
      String field = "models[" + i + "]";
      Proposed proposed = models.get(i);
      if (proposed == null) {
        throw Refusal.invalid(field, "is needed.");
      }
      ModelId id =
          ModelKind.of(proposed.kind())
              .map(kind -> new ModelId(kind, proposed.id()))
              .orElseThrow(() -> Refusal.invalid(field, "must be a process, decision or form."));
      require(field, id, proposed.version());
      if (found.put(id, proposed.version()) != null) {
        throw Refusal.invalid(field, "is there twice: one version of each model.");
      }
    }
    return found;
  }

  private void require(String field, ModelId id, int number) {
    ModelVersion version =
        versions.of(id).stream()
            .filter(one -> one.number() == number)
            .findFirst()
            .orElseThrow(
                () -> Refusal.invalid(field, "must be a version that is there, of a model."));
    if (version.live()) {
      throw Refusal.invalid(field, "is live already: choose a version that is not.");
    }
  }

  /**
   * What was live before a change.
   *
   * @throws Refusal when the change never was live, or there was nothing before
   */
  static Map<ModelId, Integer> before(Change change, List<ChangeItem> items) {
    Map<ModelId, Integer> before =
        items.stream()
            .filter(item -> item.replaces() != null)
            .collect(
                Collectors.toMap(
                    ChangeItem::id, ChangeItem::replaces, (a, b) -> a, LinkedHashMap::new));
    if (change.state() != ChangeState.LIVE || before.isEmpty()) {
      throw new Refusal(
          ProblemType.CHANGE_MOVED,
          "There is nothing to return to: change %d is %s."
              .formatted(change.number(), change.state().slug()),
          List.<FieldError>of());
    }
    return before;
  }
}
