package io.launchdesk.portal.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Codes by time (RFC 6238) as all authenticator apps make them: SHA-1, six digits, steps of 30
 * seconds. The step before and the one after are taken, too, for clocks that differ.
 */
final class TimeCodes {
  private static final int STEP_SECONDS = 30;

  /** As long as the output of SHA-1 (RFC 4226, 4). */
  private static final int SECRET_BYTES = 20;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final HmacOneTimePasswordGenerator GENERATOR = new HmacOneTimePasswordGenerator();

  private TimeCodes() {}

  /** A new secret. */
  static byte[] newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return secret;
  }

  /** The code of a moment. */
  static String codeAt(byte[] secret, Instant moment) {
    return code(secret, step(moment));
  }

  /** The step of time, around now, of which this is the code; empty when it is of none. */
  static OptionalLong stepOf(String code, byte[] secret, Instant now) {
    byte[] given = code.getBytes(UTF_8);
    long current = step(now);
    return LongStream.of(current, current - 1, current + 1)
        .filter(step -> MessageDigest.isEqual(given, code(secret, step).getBytes(UTF_8)))
        .findFirst();
  }

  /** The secret as people type it: Base32 (RFC 4648) without padding. */
  static String typed(byte[] secret) {
    return new Base32().encodeAsString(secret).replace("=", "");
  }

  /** What an authenticator app reads from a QR code. */
  static String address(byte[] secret, String username) {
    return UriComponentsBuilder.fromUriString("otpauth://totp/Launchdesk:{username}")
        .queryParam("secret", typed(secret))
        .queryParam("issuer", "Launchdesk")
        .encode()
        .buildAndExpand(username)
        .toUriString();
  }

  private static long step(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), STEP_SECONDS);
  }

  private static String code(byte[] secret, long step) {
    try {
      return GENERATOR.generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), step);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
