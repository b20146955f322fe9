package io.launchdesk.portal.studio.change;

import static io.launchdesk.store.change.ChangeState.DRAFT;
import static io.launchdesk.store.change.ChangeState.FAILED;
import static io.launchdesk.store.change.ChangeState.IN_REVIEW;
import static io.launchdesk.store.change.ChangeState.LIVE;
import static io.launchdesk.store.change.ChangeState.REFUSED;
import static io.launchdesk.store.change.ChangeState.SCHEDULED;
import static io.launchdesk.store.change.ChangeState.SENT_BACK;
import static io.launchdesk.store.change.ChangeState.WITHDRAWN;

import io.launchdesk.store.change.ChangeState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What people can do with a change. */
enum ChangeStep {
  /** The author asks for a review. */
  SUBMIT(By.AUTHOR, IN_REVIEW, false, "submitted", DRAFT, SENT_BACK),
  /** The author writes on. */
  RECALL(By.AUTHOR, DRAFT, false, "recalled", IN_REVIEW, FAILED),
  /** It is not wanted any more. */
  WITHDRAW(
      By.AUTHOR_OR_ADMIN,
      WITHDRAWN,
      false,
      "withdrawn",
      DRAFT,
      IN_REVIEW,
      SENT_BACK,
      SCHEDULED,
      FAILED),
  /** A second person lets it go live. */
  APPROVE(By.SECOND, SCHEDULED, false, "approved", IN_REVIEW),
  /** A second person wants something done first. */
  SEND_BACK(By.SECOND, SENT_BACK, true, "sent-back", IN_REVIEW),
  /** A second person does not want it. */
  REFUSE(By.SECOND, REFUSED, true, "refused", IN_REVIEW),
  /** What stood in its way is gone. */
  RETRY(By.EDITOR, SCHEDULED, false, "retried", FAILED),
  /** A second person has looked at a return that is live already. */
  CONFIRM(By.SECOND, LIVE, false, "confirmed", LIVE);

  /** Who may take a step. */
  enum By {
    /** Who proposed the change. */
    AUTHOR,
    /** Who proposed it, and admins. */
    AUTHOR_OR_ADMIN,
    /** Who wrote nothing of it. */
    SECOND,
    /** Whoever may change models. */
    EDITOR
  }

  private final By by;
  private final ChangeState to;
  private final boolean noteNeeded;
  private final String event;
  private final Set<ChangeState> from;

  ChangeStep(By by, ChangeState to, boolean noteNeeded, String event, ChangeState... from) {
    this.by = by;
    this.to = to;
    this.noteNeeded = noteNeeded;
    this.event = event;
    this.from = Set.of(from);
  }

  /** The name in addresses, e.g. {@code send-back}. */
  String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<ChangeStep> of(String slug) {
    return Arrays.stream(values()).filter(step -> step.slug().equals(slug)).findFirst();
  }

  By by() {
    return by;
  }

  ChangeState to() {
    return to;
  }

  /** Whether a reason must be given. */
  boolean noteNeeded() {
    return noteNeeded;
  }

  /** What the history calls it. */
  String event() {
    return event;
  }

  boolean isFrom(ChangeState state) {
    return from.contains(state);
  }
}
