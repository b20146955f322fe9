package io.launchdesk.portal.identity;

import java.security.SecureRandom;
import java.util.Locale;
import org.apache.commons.codec.binary.Base32;

/** A code for the day on which the device is lost, to be written down. */
final class RecoveryCode {
  /** 80 bits: nobody guesses one, so that a plain digest may be kept of it. */
  private static final int BYTES = 10;

  private static final int GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RecoveryCode() {}

  /** A new one, e.g. {@code k5qw-gzdf-nztw-2zlo}. */
  static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    String letters = new Base32().encodeAsString(bytes).toLowerCase(Locale.ROOT);
    return letters.replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
  }
}
