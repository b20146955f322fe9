package io.launchdesk.standalone.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  @TempDir private Path target;

  @Test
  void shouldKeepLinksAndExecutableBits() throws IOException {
    // given
    TarArchiveEntry link = new TarArchiveEntry("top/lib/libpq.so", TarConstants.LF_SYMLINK);
    link.setLinkName("libpq.so.5");
    InputStream archive =
        archive(file("top/bin/run", 0755), file("top/lib/libpq.so.5", 0644), link);

    // when
    Archive.unpackGzip(archive, target, 1);

    // then
    assertThat(target.resolve("bin/run")).isExecutable();
    assertThat(Files.isExecutable(target.resolve("lib/libpq.so.5"))).isFalse();
    assertThat(target.resolve("lib/libpq.so")).isSymbolicLink().hasContent("content");
  }

  @Test
  void shouldRefusePathsOutsideOfTheFolder() throws IOException {
    InputStream archive = archive(file("top/../../evil", 0644));
    assertThatThrownBy(() -> Archive.unpackGzip(archive, target.resolve("in"), 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("outside of its folder");
    assertThat(target.resolve("evil")).doesNotExist();
  }

  @Test
  void shouldLeaveNoHalfFolderWhenUnpackingFails() {
    Cache cache = new Cache(target);
    assertThatThrownBy(
            () ->
                cache.folder(
                    "zeebe",
                    folder -> {
                      Files.writeString(folder.resolve("half"), "");
                      throw new IOException("No space left on device");
                    }))
        .hasMessageContaining("No space left on device");
    assertThat(target).isEmptyDirectory();
  }

  @Test
  void shouldKnowTheBinariesOfEachPlatform() {
    assertThat(Servers.archiveOf("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
    assertThat(Servers.archiveOf("Linux", "aarch64")).isEqualTo("postgres-linux-arm_64.txz");
    assertThat(Servers.archiveOf("Mac OS X", "x86_64")).isEqualTo("postgres-darwin-x86_64.txz");
    assertThat(Servers.archiveOf("Mac OS X", "aarch64")).isEqualTo("postgres-darwin-arm_64.txz");
    assertThatThrownBy(() -> Servers.archiveOf("Linux", "riscv64")).hasMessageContaining("riscv64");
  }

  private static TarArchiveEntry file(String name, int mode) {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode(mode);
    entry.setSize("content".length());
    return entry;
  }

  private static InputStream archive(TarArchiveEntry... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (TarArchiveEntry entry : entries) {
        tar.putArchiveEntry(entry);
        if (entry.isFile() && !entry.isSymbolicLink()) {
          tar.write("content".getBytes(StandardCharsets.UTF_8));
        }
        tar.closeArchiveEntry();
      }
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
