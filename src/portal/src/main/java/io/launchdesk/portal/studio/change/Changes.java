package io.launchdesk.portal.studio.change;

import io.launchdesk.portal.problem.FieldError;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.portal.studio.Adoption;
import io.launchdesk.portal.studio.check.Finding;
import io.launchdesk.portal.web.EnteredJson;
import io.launchdesk.portal.web.Versions;
import io.launchdesk.store.change.Change;
import io.launchdesk.store.change.ChangeEvent;
import io.launchdesk.store.change.ChangeHistory;
import io.launchdesk.store.change.ChangeItem;
import io.launchdesk.store.change.ChangeReader;
import io.launchdesk.store.change.ChangeRepository;
import io.launchdesk.store.change.ChangeRepository.NewChange;
import io.launchdesk.store.change.ChangeState;
import io.launchdesk.store.change.LiveModelRepository;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.studio.ModelId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Changes as people write, submit and review them. */
@Service
class Changes {
  private static final int LONGEST_NOTE = 2000;

  private final ChangeRepository changes;
  private final ChangeHistory history;
  private final LiveModelRepository live;
  private final ChangeRules rules;
  private final ChangeChecks checks;
  private final ChangeEntry entry;
  private final Adoption adoption;
  private final AuditLog audit;
  private final TransactionOperations transaction;
  private final Clock clock;

  Changes(
      ChangeRepository changes,
      ChangeHistory history,
      LiveModelRepository live,
      ChangeRules rules,
      ChangeChecks checks,
      ChangeEntry entry,
      Adoption adoption,
      AuditLog audit,
      TransactionOperations transaction,
      Clock clock) {
    this.changes = changes;
    this.history = history;
    this.live = live;
    this.rules = rules;
    this.checks = checks;
    this.entry = entry;
    this.adoption = adoption;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * A model in a change, with what is live of it now.
   *
   * @param live the number of the version that is live; null when there is none
   */
  record Item(ChangeItem item, Integer live) {}

  /**
   * A change with all that is known of it.
   *
   * @param steps what the reader could do now
   * @param mayWrite whether the reader could write it
   * @param mayReturn whether the reader could put back what was there before
   */
  record Detail(
      Change change,
      List<Item> items,
      List<ChangeEvent> events,
      List<ChangeReader> readers,
      List<ChangeStep> steps,
      boolean mayWrite,
      boolean mayReturn) {}

  List<Change> all(Access access) {
    ChangeRules.requireReader(access);
    return changes.all();
  }

  /**
   * @throws Refusal when there is no such change
   */
  Detail detail(Access access, int number) {
    ChangeRules.requireReader(access);
    adoption.adopt();
    Change change = known(number);
    Map<ModelId, Integer> numbers = live.numbers();
    List<Item> items =
        changes.items(number).stream().map(item -> new Item(item, numbers.get(item.id()))).toList();
    return new Detail(
        change,
        items,
        history.events(number),
        history.readers(number),
        rules.open(access, change),
        ChangeRules.mayWrite(access, change),
        access.mayChangeModels() && isReturnable(change, items));
  }

  /** What the checks find now, errors first. */
  List<Finding> findings(Access access, int number) {
    ChangeRules.requireReader(access);
    adoption.adopt();
    return checks.of(known(number));
  }

  /**
   * @throws Refusal naming the fields that are wrong
   */
  Detail create(Access access, ChangeEntry.Entered entered) {
    ChangeRules.requireEditor(access);
    ChangeEntry.Checked checked = entry.check(entered, now());
    String author = access.person().username();
    int number =
        transaction.execute(
            status -> {
              int added =
                  changes.add(
                      new NewChange(
                          null,
                          checked.title(),
                          checked.reason(),
                          checked.notice(),
                          author,
                          ChangeState.DRAFT,
                          checked.effectiveAt(),
                          now()));
              changes.propose(added, checked.versions());
              keep(added, author, "proposed", null);
              return added;
            });
    return detail(access, number);
  }

  /**
   * @param tag the version that was changed, as an entity tag
   * @throws Refusal naming the fields that are wrong, or when somebody wrote it meanwhile
   */
  Detail rewrite(Access access, int number, String tag, ChangeEntry.Entered entered) {
    ChangeRules.requireEditor(access);
    int from = Versions.from(tag);
    ChangeEntry.Checked checked = entry.check(entered, now());
    transaction.executeWithoutResult(
        status -> {
          Change change = locked(number, from);
          if (!ChangeRules.mayWrite(access, change)) {
            throw new Refusal(
                ProblemType.CHANGE_MOVED,
                "Only its author writes a change, as a draft or when it was sent back.");
          }
          changes.rewrite(
              number,
              checked.title(),
              checked.reason(),
              checked.notice(),
              checked.effectiveAt(),
              now());
          changes.propose(number, checked.versions());
          keep(number, access.person().username(), "rewritten", null);
        });
    return detail(access, number);
  }

  /**
   * Takes a step.
   *
   * @param tag the version that the person saw, as an entity tag
   * @param note what the person says; may be null where a step needs none
   * @throws Refusal when the person may not, not now, or findings stand in the way
   */
  Detail take(Access access, int number, ChangeStep step, String tag, String note) {
    ChangeRules.requireEditor(access);
    int from = Versions.from(tag);
    adoption.adopt();
    if (step == ChangeStep.APPROVE) {
      // Checks take their time, and hold no row meanwhile; what goes live until its moment has come
      // is checked again then.
      Change seen = known(number);
      rules.require(access, requireVersion(seen, from), step);
      requireFree(seen);
    }
    transaction.executeWithoutResult(
        status -> {
          Change change = locked(number, from);
          rules.require(access, change, step);
          if (step == ChangeStep.SUBMIT) {
            ChangeEntry.requireNotice(change);
          }
          String said = note(step, note);
          String person = access.person().username();
          if (step.by() == ChangeStep.By.SECOND) {
            changes.reviewed(number, person, now());
          }
          if (step.to() != change.state()) {
            changes.move(number, step.to(), null, now());
          }
          keep(number, person, step.event(), said);
        });
    return detail(access, number);
  }

  /** Keeps that the person has seen the change. */
  void seen(Access access, int number) {
    ChangeRules.requireReader(access);
    known(number);
    transaction.executeWithoutResult(
        status -> history.seen(number, access.person().username(), now()));
  }

  /**
   * Puts back what was live before a change: at once and by one person, because something may be on
   * fire; a second person looks at it afterwards.
   *
   * @throws Refusal when the change is not what is live
   */
  Detail putBack(Access access, int number, Object reason) {
    ChangeRules.requireEditor(access);
    adoption.adopt();
    String why = EnteredJson.text("reason", reason, LONGEST_NOTE);
    String person = access.person().username();
    int made =
        transaction.execute(
            status -> {
              Change change =
                  changes.locked(number).orElseThrow(() -> Refusal.notFound("change", number));
              Map<ModelId, Integer> before = ChangeEntry.before(change, changes.items(number));
              int added =
                  changes.add(
                      new NewChange(
                          number,
                          change.title(),
                          why,
                          why,
                          person,
                          ChangeState.SCHEDULED,
                          null,
                          now()));
              changes.propose(added, before);
              requireLive(number);
              keep(added, person, "returned", why);
              return added;
            });
    return detail(access, made);
  }

  private void requireLive(int number) {
    checks
        .notLive(number)
        .findFirst()
        .ifPresent(
            finding -> {
              throw new Refusal(
                  ProblemType.CHANGE_MOVED, finding.model() + ": " + finding.message());
            });
  }

  private boolean isReturnable(Change change, List<Item> items) {
    return change.state() == ChangeState.LIVE
        && items.stream().anyMatch(one -> one.item().replaces() != null)
        && checks.notLive(change.number()).findFirst().isEmpty();
  }

  private void requireFree(Change change) {
    List<FieldError> errors =
        ChangeChecks.errors(checks.of(change)).stream()
            .map(
                finding ->
                    new FieldError(
                        finding.model()
                            + (finding.element().isEmpty() ? "" : "#" + finding.element()),
                        finding.message()))
            .toList();
    if (!errors.isEmpty()) {
      throw new Refusal(
          ProblemType.FINDINGS_IN_THE_WAY,
          errors.size() + " findings stand in the way of this change.",
          errors);
    }
  }

  private static String note(ChangeStep step, String note) {
    return step.noteNeeded() || note != null && !note.isBlank()
        ? EnteredJson.text("note", note, LONGEST_NOTE)
        : null;
  }

  private void keep(int number, String person, String event, String note) {
    history.happened(number, person, event, note, now());
    audit.add(
        person,
        "change." + event,
        Integer.toString(number),
        note == null ? Map.of() : Map.of("note", note));
    adoption.tell();
  }

  private Change locked(int number, int from) {
    return requireVersion(
        changes.locked(number).orElseThrow(() -> Refusal.notFound("change", number)), from);
  }

  private static Change requireVersion(Change change, int from) {
    if (change.version() != from) {
      throw Versions.conflict(change);
    }
    return change;
  }

  private Change known(int number) {
    return changes.find(number).orElseThrow(() -> Refusal.notFound("change", number));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
