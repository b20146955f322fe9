package io.launchdesk.workers.notification;

import java.text.Bidi;
import java.util.Set;

/**
 * Puts marks around a value that runs in another direction than the text that it stands in, so that
 * it does not drag quotation marks and numbers beside it to the wrong side (Unicode Standard Annex
 * 9, directional isolates).
 */
final class Isolation {
  private static final char FIRST_STRONG_ISOLATE = '\u2068';
  private static final char POP_DIRECTIONAL_ISOLATE = '\u2069';

  private static final Set<String> RIGHT_TO_LEFT = Set.of("fa");

  private Isolation() {}

  static boolean isRightToLeft(String language) {
    return RIGHT_TO_LEFT.contains(language);
  }

  /**
   * @param language of the text around
   */
  static String of(String value, String language) {
    boolean rightToLeft = isRightToLeft(language);
    int around = rightToLeft ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT;
    Bidi direction = new Bidi(value, around);
    boolean alike = rightToLeft ? direction.isRightToLeft() : direction.isLeftToRight();
    return alike ? value : FIRST_STRONG_ISOLATE + value + POP_DIRECTIONAL_ISOLATE;
  }
}
