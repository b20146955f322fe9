package io.launchdesk.portal.studio;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.studio.ModelDraft;
import io.launchdesk.store.studio.ModelDraftRepository;
import io.launchdesk.store.studio.ModelDraftRepository.Writer;
import io.launchdesk.store.studio.ModelId;
import io.launchdesk.store.studio.ModelKind;
import io.launchdesk.store.studio.ModelThreadRepository;
import io.launchdesk.store.studio.ModelVersion;
import io.launchdesk.store.studio.ModelVersionRepository;
import io.launchdesk.store.studio.ModelVersionRepository.NewVersion;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Models, their versions, and what people are writing. */
@Service
class Models {
  private static final int LONGEST_NOTE = 1000;

  private final ModelVersionRepository versions;
  private final ModelDraftRepository drafts;
  private final ModelThreadRepository threads;
  private final AuditLog audit;
  private final Adoption adoption;
  private final TransactionOperations transaction;
  private final Clock clock;

  Models(
      ModelVersionRepository versions,
      ModelDraftRepository drafts,
      ModelThreadRepository threads,
      AuditLog audit,
      Adoption adoption,
      TransactionOperations transaction,
      Clock clock) {
    this.versions = versions;
    this.drafts = drafts;
    this.threads = threads;
    this.audit = audit;
    this.adoption = adoption;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A model in the list.
   *
   * @param writers who has a draft of it
   * @param openThreads how much of what was said about it is open
   */
  record Listed(ModelId id, ModelVersion latest, List<Writer> writers, int openThreads) {}

  /**
   * A model with its past.
   *
   * @param versions the newest first
   * @param writers who has a draft of it, the reader among them
   */
  record Detail(ModelId id, List<ModelVersion> versions, List<Writer> writers) {}

  /** What is saved as a draft: the content, and the version that it was made from. */
  record Entered(String content, int base) {}

  List<Listed> all(Access access) {
    requireReader(access);
    adoption.adopt();
    List<Writer> writers = drafts.writers();
    Map<ModelId, Integer> open = threads.openCounts();
    return versions.models().stream()
        .map(
            model ->
                new Listed(
                    model.id(),
                    model.latest(),
                    of(model.id(), writers),
                    open.getOrDefault(model.id(), 0)))
        .toList();
  }

  /**
   * @throws Refusal when there is no such model
   */
  Detail detail(Access access, ModelId id) {
    requireReader(access);
    adoption.adopt();
    return new Detail(id, known(id), of(id, drafts.writers()));
  }

  /**
   * @throws Refusal when there is no such version
   */
  String content(Access access, ModelId id, int number) {
    requireReader(access);
    return versions
        .content(id, number)
        .orElseThrow(() -> Refusal.notFound("version", id + " " + number));
  }

  /** Whether the content is, or was, a version of the model. */
  boolean hasVersion(Access access, ModelId id, String content) {
    requireReader(access);
    return EnteredJson.isStorable(content) && versions.has(id, content);
  }

  /** The caller's draft; empty when there is none. */
  Optional<ModelDraft> draft(Access access, ModelId id) {
    requireReader(access);
    return drafts.find(id, access.person().username());
  }

  /**
   * Saves the caller's draft.
   *
   * @param from the version of the draft that was changed; 0 for a new one
   * @throws Refusal when the content cannot be read, or the draft was saved elsewhere meanwhile
   */
  ModelDraft save(Access access, ModelId id, int from, Entered entered) {
    requireEditor(access);
    if (known(id).stream().noneMatch(version -> version.number() == entered.base())) {
      throw Refusal.invalid("base", "must be the number of a version of this model.");
    }
    ModelContent.read(id, entered.content());
    String owner = access.person().username();
    ModelDraft next = new ModelDraft(owner, entered.base(), entered.content(), from + 1, now());
    return transaction.execute(
        status -> {
          if (!drafts.save(id, next)) {
            return savedBefore(id, next);
          }
          if (from == 0) {
            adoption.tell();
          }
          return next;
        });
  }

  /**
   * Begins a model: its first version, which is not live.
   *
   * @throws Refusal when the content cannot be read, has no id that a model can have, or one that a
   *     model has
   */
  Detail create(Access access, ModelKind kind, String content, String note) {
    requireEditor(access);
    String said = EnteredJson.text("note", note, LONGEST_NOTE);
    ModelContent.Said read = ModelContent.readNew(kind, content);
    ModelId id = new ModelId(kind, read.id());
    String owner = access.person().username();
    adoption.adopt();
    return transaction.execute(
        status -> {
          versions.lock();
          if (!versions.of(id).isEmpty()) {
            throw Refusal.invalid(
                "content", "has the id %s, which is taken: choose another.".formatted(id.model()));
          }
          versions.add(new NewVersion(id, read.name(), content, owner, said, null, now()));
          audit.add(owner, "model.version", id.toString(), Map.of("version", 1, "note", said));
          adoption.tell();
          return new Detail(id, known(id), of(id, drafts.writers()));
        });
  }

  /** Throws the caller's draft away; one that is not there is gone already. */
  void discard(Access access, ModelId id) {
    requireEditor(access);
    transaction.executeWithoutResult(
        status -> {
          if (drafts.delete(id, access.person().username())) {
            adoption.tell();
          }
        });
  }

  /**
   * Makes the caller's draft a version.
   *
   * @param from the version of the draft
   * @throws Refusal when the draft is not as the caller saw it, says nothing new, or somebody has
   *     made a version since it was begun
   */
  ModelVersion keep(Access access, ModelId id, int from, String note) {
    requireEditor(access);
    String said = EnteredJson.text("note", note, LONGEST_NOTE);
    String owner = access.person().username();
    adoption.adopt();
    return transaction.execute(
        status -> {
          versions.lock();
          ModelDraft draft =
              drafts.find(id, owner).orElseThrow(() -> Refusal.notFound("draft", id));
          if (draft.version() != from) {
            throw Versions.conflict(draft);
          }
          ModelVersion latest = known(id).getFirst();
          if (latest.number() != draft.base()) {
            throw new Refusal(
                ProblemType.MODEL_CHANGED,
                "Version %d was made while you were writing from version %d."
                    .formatted(latest.number(), draft.base()),
                latest);
          }
          if (versions.content(id, latest.number()).orElseThrow().equals(draft.content())) {
            throw Refusal.invalid("content", "is the same as in version " + latest.number() + ".");
          }
          String name = ModelContent.read(id, draft.content()).name();
          int number =
              versions.add(
                  new NewVersion(id, name, draft.content(), owner, said, draft.base(), now()));
          drafts.delete(id, owner);
          audit.add(owner, "model.version", id.toString(), Map.of("version", number, "note", said));
          adoption.tell();
          return known(id).getFirst();
        });
  }

  private ModelDraft savedBefore(ModelId id, ModelDraft wanted) {
    Optional<ModelDraft> stored = drafts.find(id, wanted.owner());
    return stored
        .filter(draft -> draft.content().equals(wanted.content()) && draft.base() == wanted.base())
        .orElseThrow(() -> Versions.conflict(stored.orElse(null)));
  }

  private List<ModelVersion> known(ModelId id) {
    List<ModelVersion> found = versions.of(id);
    if (found.isEmpty()) {
      throw Refusal.notFound("model", id);
    }
    return found;
  }

  private static List<Writer> of(ModelId id, List<Writer> writers) {
    return writers.stream().filter(writer -> writer.id().equals(id)).toList();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  static void requireReader(Access access) {
    if (!access.seesModels()) {
      throw new Refusal(
          ProblemType.FORBIDDEN, "Models are for process owners, analysts, operators and admins.");
    }
  }

  static void requireEditor(Access access) {
    if (!access.mayChangeModels()) {
      throw new Refusal(ProblemType.FORBIDDEN, "Models are changed by process owners and admins.");
    }
  }
}
