package io.launchdesk.store.task;

import java.util.Set;

/** What follows in the business from the answer to a step. */
interface AnswerEffect {
  /** The steps whose answers have this effect. */
  Set<String> steps();

  /** Writes it, in the transaction that stores the answer. */
  void apply(Answer answer);

  /** Takes it back, because the engine did not take the answer any more. */
  void takeBack(Answer answer);
}
