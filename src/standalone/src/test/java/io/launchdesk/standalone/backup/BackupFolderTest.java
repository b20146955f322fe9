package io.launchdesk.standalone.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.launchdesk.standalone.Refusal;
import io.launchdesk.standalone.backup.BackupFolder.Manifest;
import io.launchdesk.standalone.folder.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupFolderTest {
  private static final Manifest MANIFEST =
      new Manifest(Instant.parse("2026-01-02T03:04:05Z"), "0.1");

  @TempDir private Path temp;
  private Path data;
  private Path target;

  @BeforeEach
  void data() throws IOException {
    data = Files.createDirectory(temp.resolve("data"));
    target = temp.resolve("backups/first");
    Files.createDirectories(data.resolve("files/a"));
    Files.writeString(data.resolve("files/a/b"), "an asset");
    Files.writeString(data.resolve("secrets.properties"), "launchdesk=x");
    Files.setPosixFilePermissions(
        data.resolve("secrets.properties"), PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void shouldRestoreWhatWasCopied() throws IOException {
    // given
    BackupFolder backup = BackupFolder.begin(target, data);
    assertThat(backup.copyFiles(data)).isEqualTo(8);
    assertThat(target).doesNotExist();
    backup.finish(MANIFEST);
    Path elsewhere = temp.resolve("elsewhere");

    // when
    Manifest restored = BackupFolder.restore(target, elsewhere);

    // then
    assertThat(restored).isEqualTo(MANIFEST);
    assertThat(DataFolder.isOurs(elsewhere)).isTrue();
    assertThat(elsewhere.resolve("files/a/b")).hasContent("an asset");
    Path secrets = elsewhere.resolve("secrets.properties");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
        .isEqualTo("rw-------");
    assertThat(Files.list(temp)).noneMatch(path -> path.toString().endsWith(".restoring"));
  }

  @Test
  void shouldRefuseToRestoreWhatIsNotWhole() throws IOException {
    BackupFolder.begin(target, data).copyFiles(data);
    Path making = temp.resolve("backups/first.making");

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> BackupFolder.restore(making, temp.resolve("elsewhere")))
        .withMessageContaining("no whole backup");
  }

  @Test
  void shouldNeverWriteOverSomething() throws IOException {
    BackupFolder.begin(target, data).finish(MANIFEST);

    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> BackupFolder.begin(target, data))
        .withMessageContaining("holds something already");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> BackupFolder.restore(target, data))
        .withMessageContaining("holds something already");
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> BackupFolder.begin(data.resolve("backup"), data))
        .withMessageContaining("outside of the data folder");
  }

  @Test
  void shouldLeaveNothingWhenAbandoned() throws IOException {
    BackupFolder backup = BackupFolder.begin(target, data);
    backup.copyFiles(data);

    backup.abandon();

    assertThat(Files.list(temp.resolve("backups"))).isEmpty();
  }
}
