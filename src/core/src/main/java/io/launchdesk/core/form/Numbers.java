package io.launchdesk.core.form;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Reads numbers as JSON and forms give them. */
final class Numbers {
  private static final int LONGEST = 40;

  private Numbers() {}

  /**
   * @param value a JSON value
   * @param textToo whether text that holds a number counts
   * @return the number, or empty when it is none (NaN and infinity are none)
   */
  static Optional<BigDecimal> read(Object value, boolean textToo) {
    return switch (value) {
      case BigDecimal number -> Optional.of(number);
      case BigInteger number -> Optional.of(new BigDecimal(number));
      case Float number -> ofDouble(number.doubleValue());
      case Double number -> ofDouble(number);
      case Number number -> Optional.of(BigDecimal.valueOf(number.longValue()));
      case String text when textToo -> ofText(text.strip());
      case null, default -> Optional.empty();
    };
  }

  private static Optional<BigDecimal> ofDouble(double number) {
    return Double.isFinite(number) ? Optional.of(BigDecimal.valueOf(number)) : Optional.empty();
  }

  private static Optional<BigDecimal> ofText(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
