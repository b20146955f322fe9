package io.launchdesk.portal.task;

import io.launchdesk.core.identity.Secret;
import io.launchdesk.portal.PortalSettings;
import io.launchdesk.portal.identity.Caller;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.identity.AuditLog;
import io.launchdesk.store.task.AnswerLink;
import io.launchdesk.store.task.AnswerLinkRepository;
import io.launchdesk.store.task.Task;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Answers by links of mails. A link gives nobody more than the portal would: the rules of the task
 * hold for the person whom it was mailed to.
 */
@Service
class AnswerLinks {
  private final Caller caller;
  private final AnswerLinkRepository links;
  private final TaskLookup tasks;
  private final CompleteTask completing;
  private final AuditLog audit;
  private final boolean signIn;
  private final Clock clock;

  AnswerLinks(
      Caller caller,
      AnswerLinkRepository links,
      TaskLookup tasks,
      CompleteTask completing,
      AuditLog audit,
      PortalSettings settings,
      Clock clock) {
    this.caller = caller;
    this.links = links;
    this.tasks = tasks;
    this.completing = completing;
    this.audit = audit;
    this.signIn = settings.mailLinks().signIn();
    this.clock = clock;
  }

  /**
   * A link that can be used now.
   *
   * @param access of the person who answers by it
   */
  record Usable(AnswerLink link, Access access, Task task) {}

  /** Whether who uses a link must be signed in. */
  boolean needsSignIn() {
    return signIn;
  }

  /**
   * What the link is for; nothing changes by it.
   *
   * @throws Refusal when nobody is signed in who must be, the link is unknown, another person's,
   *     used, ended or expired, or its person may not answer the task now
   */
  Usable open(Secret secret) {
    Optional<Access> signedIn = caller.signedIn();
    if (signIn && signedIn.isEmpty()) {
      throw new Refusal(ProblemType.NOT_SIGNED_IN, "Sign in as the person who got the mail.");
    }
    AnswerLink link = links.find(secret.digest()).orElseThrow(AnswerLinks::unknown);
    if (signedIn.isPresent() && !signedIn.get().person().username().equals(link.person())) {
      throw new Refusal(
          ProblemType.ANSWER_LINK_FOREIGN,
          "This link was mailed to somebody else than %s."
              .formatted(signedIn.get().person().displayName()));
    }
    Access access =
        signedIn.or(() -> caller.accessOf(link.person())).orElseThrow(AnswerLinks::unknown);
    Task task = tasks.find(access, Long.toString(link.taskKey()));
    requireUsable(link, task);
    TaskRules.requireWorkable(access, task);
    TaskRules.requireInHand(access, task);
    return new Usable(link, access, task);
  }

  /**
   * Answers the link's task, and uses the link up.
   *
   * @param variables the form's fields as entered
   * @throws Refusal as {@link #open}, and when fields are not valid: then the link stays
   */
  CompleteTask.Completed answer(Secret secret, Map<String, Object> variables) {
    Usable usable = open(secret);
    return completing.completeOnce(
        usable.access(), usable.task(), variables, () -> use(secret, usable));
  }

  private void use(Secret secret, Usable usable) {
    if (!links.use(secret.digest(), clock.instant())) {
      throw used();
    }
    audit.add(
        usable.access().person().username(),
        "task.answer-link",
        usable.task().requestId() + "/" + usable.task().key(),
        Map.of("signedIn", caller.signedIn().isPresent()));
  }

  private void requireUsable(AnswerLink link, Task task) {
    if (link.usedAt() != null) {
      throw used();
    }
    TaskRules.requireOpen(task);
    if (link.endedAt() != null) {
      throw new Refusal(
          ProblemType.ANSWER_LINK_ENDED, "The task was given to somebody else since.");
    }
    if (!link.expiresAt().isAfter(clock.instant())) {
      throw new Refusal(
          ProblemType.ANSWER_LINK_EXPIRED, "The link was valid until " + link.expiresAt() + ".");
    }
  }

  private static Refusal used() {
    return new Refusal(ProblemType.ANSWER_LINK_USED, "The task was answered by this link.");
  }

  private static Refusal unknown() {
    return new Refusal(ProblemType.NOT_FOUND, "This link does not exist; copy it whole.");
  }
}
