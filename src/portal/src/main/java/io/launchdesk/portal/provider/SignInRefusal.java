package io.launchdesk.portal.provider;

import java.util.Arrays;
import java.util.Locale;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;

/** Why somebody whom the provider knows cannot come in. */
enum SignInRefusal {
  NO_USERNAME("The identity provider names no username that can be used here."),
  NO_ROLE("The identity provider gives you no role in Launchdesk."),
  ACCOUNT_INACTIVE("Your account in Launchdesk was made inactive."),
  ACCOUNT_EXISTS("Somebody else has an account of your username in Launchdesk.");

  private final String detail;

  SignInRefusal(String detail) {
    this.detail = detail;
  }

  /** The name that the web client has a text for, e.g. {@code no-role}. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What the person is told. */
  String detail() {
    return detail;
  }

  /** Whether this is the code of one of these refusals. */
  private static boolean isOneOf(String code) {
    return Arrays.stream(values()).anyMatch(one -> one.code().equals(code));
  }

  /**
   * Why a sign-in at the provider came to nothing, as the web client has texts for it: one of these
   * refusals, {@code sign-in-expired}, {@code sign-in-cancelled}, {@code provider-unavailable}, or
   * {@code provider-failed} for all that only an operator can mend.
   */
  static String codeOf(AuthenticationException refusal) {
    if (!(refusal instanceof OAuth2AuthenticationException told)) {
      return "provider-unavailable";
    }
    String code = told.getError().getErrorCode();
    if (isOneOf(code)) {
      return code;
    }
    return switch (code) {
      case "authorization_request_not_found", "invalid_nonce", "invalid_state_parameter" ->
          "sign-in-expired";
      case OAuth2ErrorCodes.ACCESS_DENIED -> "sign-in-cancelled";
      case OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE -> "provider-unavailable";
      default -> "provider-failed";
    };
  }
}
