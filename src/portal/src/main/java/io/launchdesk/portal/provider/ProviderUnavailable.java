package io.launchdesk.portal.provider;

/** The identity provider does not answer, or not as the one that is configured. */
final class ProviderUnavailable extends RuntimeException {
  ProviderUnavailable(String message) {
    super(message);
  }

  ProviderUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
