package io.launchdesk.standalone.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir private Path one;
  @TempDir private Path two;

  @Test
  void shouldMakeASecretOncePerFolder() throws IOException {
    String secret = Secrets.in(one).get("postgres");

    assertThat(secret).hasSizeGreaterThanOrEqualTo(32);
    assertThat(Secrets.in(one).get("postgres")).isEqualTo(secret);
    assertThat(Secrets.in(one).get("launchdesk")).isNotEqualTo(secret);
    assertThat(Secrets.in(two).get("postgres")).isNotEqualTo(secret);
    assertThat(Files.getPosixFilePermissions(one.resolve("secrets.properties")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }
}
