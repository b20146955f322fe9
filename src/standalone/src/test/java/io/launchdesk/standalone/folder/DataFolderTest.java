package io.launchdesk.standalone.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.launchdesk.standalone.Refusal;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path temp;

  @Test
  void shouldMarkANewFolderAndKeepOthersOutOfIt() throws IOException {
    try (DataFolder folder = DataFolder.open(temp.resolve("new/data"), false)) {
      assertThat(folder.root().resolve(DataFolder.MARKER)).exists();
      assertThat(Files.getPosixFilePermissions(folder.folder("run")))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void shouldRefuseASecondRunOnTheSameFolder() {
    Path data = temp.resolve("data");
    try (DataFolder first = DataFolder.open(data, false)) {
      assertThatThrownBy(() -> DataFolder.open(data, false))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("in use by another run");
      assertThat(first.root()).isEqualTo(data);
    }
    DataFolder.open(data, false).close();
  }

  @Test
  void shouldRefuseASecondRunOfAnotherProcess() throws Exception {
    Path data = temp.resolve("data");
    Process other = new ProcessBuilder(FolderHolder.command(data)).start();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("held");
      assertThatThrownBy(() -> DataFolder.open(data, false))
          .hasMessageContaining("in use by another run");
    } finally {
      other.destroyForcibly();
      other.waitFor();
    }
    DataFolder.open(data, false).close();
  }

  @Test
  void shouldNeverEmptyAFolderThatIsNotOurs() throws IOException {
    // given someone's folder
    Path precious = Files.writeString(temp.resolve("thesis.txt"), "years of work");

    // when, then
    assertThatThrownBy(() -> DataFolder.open(temp, true))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("not Launchdesk's");
    assertThat(precious).hasContent("years of work");
    assertThat(temp.resolve(DataFolder.MARKER)).doesNotExist();
  }

  @Test
  void shouldDeleteAllDataOnReset() throws IOException {
    // given
    Path data = temp.resolve("data");
    DataFolder.open(data, false).close();
    Files.writeString(Files.createDirectories(data.resolve("postgres")).resolve("file"), "old");
    Files.writeString(data.resolve("run/ports.properties"), "portal=1");
    Path outside = Files.writeString(temp.resolve("outside"), "kept");
    Files.createSymbolicLink(data.resolve("link"), outside);

    // when
    try (DataFolder folder = DataFolder.open(data, true)) {
      // then
      assertThat(folder.root()).isDirectoryNotContaining("glob:**{postgres,link}");
      assertThat(data.resolve("run/ports.properties")).doesNotExist();
      assertThat(outside).hasContent("kept");
      assertThatThrownBy(() -> DataFolder.open(data, false)).hasMessageContaining("in use");
    }
  }

  @Test
  void shouldSaySoWhenTheFolderIsAFile() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    assertThatThrownBy(() -> DataFolder.open(file, false))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is a file, not a folder");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldSaySoWhenTheFolderCannotBeMade() {
    // nobody, not even root, makes folders there
    assertThatThrownBy(() -> DataFolder.open(Path.of("/proc/launchdesk"), false))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("/proc/launchdesk");
  }

  @Test
  void shouldTellRightsApartFromOtherTrouble() {
    Path root = Path.of("data");

    assertThat(DataFolder.refusal(root, new AccessDeniedException("data/mail")))
        .hasMessageContaining("No right to write to data/mail");
    assertThat(DataFolder.refusal(root, new IOException("no space left on device")))
        .hasMessageContaining("no space left on device");
  }
}
