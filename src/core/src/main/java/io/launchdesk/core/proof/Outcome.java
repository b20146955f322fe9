package io.launchdesk.core.proof;

import io.launchdesk.core.finding.Sentence;

/**
 * How something that was carried out may have ended, or what was found in it.
 *
 * @param code of an error, {@link #ANY} for one that a worker may throw; the control for a find
 * @param element where the find is
 */
record Outcome(
    Kind kind,
    String code,
    String process,
    String element,
    Sentence sentence,
    Facts facts,
    Trail trail) {
  static final String ANY = "*";

  enum Kind {
    DONE,
    ERROR,
    FOUND
  }

  static Outcome done(Facts facts, Trail trail) {
    return new Outcome(Kind.DONE, null, null, null, null, facts, trail);
  }

  static Outcome error(String code, Facts facts, Trail trail) {
    return new Outcome(Kind.ERROR, code, null, null, null, facts, trail);
  }

  static Outcome found(
      Control control, String process, String element, Sentence sentence, Trail trail) {
    return new Outcome(Kind.FOUND, control.name(), process, element, sentence, Facts.NONE, trail);
  }

  Outcome with(Facts other) {
    return new Outcome(kind, code, process, element, sentence, other, trail);
  }

  Outcome after(Trail before) {
    return new Outcome(kind, code, process, element, sentence, facts, before.then(trail));
  }

  /** What makes two outcomes the same: the shorter way to it is kept. */
  record Key(
      Kind kind, String code, String process, String element, Sentence sentence, Facts facts) {}

  Key key() {
    return new Key(kind, code, process, element, sentence, facts);
  }
}
