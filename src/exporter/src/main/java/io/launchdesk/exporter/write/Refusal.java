package io.launchdesk.exporter.write;

import io.launchdesk.exporter.log.Verdict;

/** Tables and log do not fit together, and nobody has decided yet. */
final class Refusal extends Exception {
  Refusal(Verdict.Mismatch mismatch) {
    super(mismatch.message());
  }
}
