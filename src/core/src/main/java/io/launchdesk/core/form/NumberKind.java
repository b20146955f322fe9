package io.launchdesk.core.form;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * A number.
 *
 * @param min least value; null for none
 * @param max greatest value; null for none
 * @param decimalDigits greatest number of digits after the point; null for any
 * @param increment the value must be a multiple of this; null for any
 * @param asText whether the form sends it as text
 */
record NumberKind(
    BigDecimal min, BigDecimal max, Integer decimalDigits, BigDecimal increment, boolean asText)
    implements Kind {

  private static final BigDecimal TOO_LARGE = new BigDecimal("1e15");
  private static final int SMALLEST_EXPONENT = 30;

  @Override
  public Optional<String> problem(Object value, Map<String, Object> scope) {
    BigDecimal number = Numbers.read(value, asText).orElse(null);
    if (number == null) {
      return Optional.of("enter a number");
    }
    if (number.abs().compareTo(TOO_LARGE) >= 0 || number.scale() > SMALLEST_EXPONENT) {
      return Optional.of("enter a number that is less extreme");
    }
    if (min != null && number.compareTo(min) < 0) {
      return Optional.of("enter " + min.toPlainString() + " or more");
    }
    if (max != null && number.compareTo(max) > 0) {
      return Optional.of("enter " + max.toPlainString() + " or less");
    }
    if (decimalDigits != null && number.stripTrailingZeros().scale() > decimalDigits) {
      return Optional.of(
          decimalDigits == 0
              ? "enter a whole number"
              : "use at most " + decimalDigits + " digits after the point");
    }
    if (increment != null && number.remainder(increment).signum() != 0) {
      return Optional.of("enter a multiple of " + increment.toPlainString());
    }
    return Optional.empty();
  }

  @Override
  public String remedy() {
    return "enter a number";
  }
}
