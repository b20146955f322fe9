package io.launchdesk.standalone.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftOversTest {
  @TempDir private Path folder;
  private Process process;

  @BeforeEach
  void start() throws IOException {
    process = new ProcessBuilder("sleep", "600").start();
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void shouldStopWhatAKilledRunLeft() throws IOException {
    // given
    LeftOvers.in(folder).note("broker", process.toHandle());

    // when another run starts
    var found = LeftOvers.in(folder).stopAll();

    // then
    assertThat(found).containsExactly("broker");
    assertThat(process.isAlive()).isFalse();
    assertThat(LeftOvers.in(folder).stopAll()).isEmpty();
  }

  @Test
  void shouldNotHitAForeignProcessThatGotTheSameId() throws IOException {
    // given a note on a process with this id that was started long before
    Path note = folder.resolve("run/children/" + process.pid());
    java.nio.file.Files.createDirectories(note.getParent());
    Properties old = new Properties();
    old.setProperty("part", "broker");
    old.setProperty("pid", Long.toString(process.pid()));
    old.setProperty("started", Instant.now().minusSeconds(3600).toString());
    RunFiles.write(note, old);

    // when
    var found = LeftOvers.in(folder).stopAll();

    // then
    assertThat(found).isEmpty();
    assertThat(process.isAlive()).isTrue();
    assertThat(note).doesNotExist();
  }
}
