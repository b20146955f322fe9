package io.launchdesk.portal.studio.thread;

import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import io.launchdesk.store.identity.Access;
import io.launchdesk.store.studio.ModelThread;
import io.launchdesk.store.studio.ModelThread.Remark;
import java.util.UUID;

/** Who may say what about models, and how much of it. */
final class ThreadRules {
  static final int MOST_OPEN = 200;
  static final int MOST_COMMENTS = 200;

  private ThreadRules() {}

  static void requireReader(Access access) {
    if (!access.seesModels()) {
      throw forbidden();
    }
  }

  static void requireSpeaker(Access access) {
    if (!access.mayCommentOnModels()) {
      throw forbidden();
    }
  }

  /**
   * @param open how many threads of the model are open, before one more
   */
  static void requireRoom(int open) {
    if (open >= MOST_OPEN) {
      throw new Refusal(
          ProblemType.TOO_MANY_THREADS, "A model has up to " + MOST_OPEN + " open threads.");
    }
  }

  static void requireRoom(ModelThread thread) {
    if (thread.remarks().size() >= MOST_COMMENTS) {
      throw new Refusal(
          ProblemType.TOO_MANY_COMMENTS, "A thread has up to " + MOST_COMMENTS + " comments.");
    }
  }

  /**
   * A comment of the person's own.
   *
   * @throws Refusal when there is none of that id in the thread, or it is another's
   */
  static Remark own(Access access, ModelThread thread, long comment) {
    Remark found =
        thread.remarks().stream()
            .filter(one -> one.comment().id() == comment)
            .findFirst()
            .orElseThrow(() -> Refusal.notFound("comment", comment));
    if (!found.comment().author().equals(access.person().username())) {
      throw new Refusal(
          ProblemType.FORBIDDEN,
          "Only who wrote a comment changes it: " + found.comment().authorName());
    }
    return found;
  }

  static Refusal reused(UUID key) {
    return new Refusal(
        ProblemType.IDEMPOTENCY_KEY_REUSED, "The key '%s' led to another comment.".formatted(key));
  }

  private static Refusal forbidden() {
    return new Refusal(
        ProblemType.FORBIDDEN,
        "What is said about models is for process owners, analysts, operators and admins.");
  }
}
