package io.launchdesk.standalone.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/** Passwords of one data folder: made at random once, in a file that only its owner may read. */
public final class Secrets {
  private static final int BYTES = 24;

  private final Path file;

  private Secrets(Path file) {
    this.file = file;
  }

  /** The secrets of the data folder with this root. */
  public static Secrets in(Path root) {
    return new Secrets(root.resolve("secrets.properties"));
  }

  /** The secret of this name, the same one at each call. */
  public synchronized String get(String name) {
    try {
      Properties secrets = RunFiles.read(file);
      String secret = secrets.getProperty(name);
      if (secret == null) {
        secret = random();
        secrets.setProperty(name, secret);
        RunFiles.write(file, secrets);
      }
      return secret;
    } catch (IOException e) {
      throw new UncheckedIOException("secrets of the data folder", e);
    }
  }

  /** The secret of this name when it was made already. */
  public synchronized Optional<String> find(String name) {
    try {
      return Optional.ofNullable(RunFiles.read(file).getProperty(name));
    } catch (IOException e) {
      throw new UncheckedIOException("secrets of the data folder", e);
    }
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
