package io.launchdesk.standalone.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real JVMs. */
class ClassArchivesTest {
  @TempDir private Path cache;
  @TempDir private Path classes;
  private final List<String> said = new ArrayList<>();
  private ClassArchives archives;

  @BeforeEach
  void prepare() throws IOException, InterruptedException {
    archives =
        new ClassArchives(
            new Installation("1", cache, "8", cache, "18", cache, cache, cache, cache));
    Path jar = classes.resolve("idle.jar");
    String name = Idle.class.getName().replace('.', '/') + ".class";
    Path root = Path.of(Idle.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    new ProcessBuilder(Java.tool("jar"), "cf", jar.toString(), "-C", root.toString(), name)
        .start()
        .waitFor();
  }

  @Test
  void shouldMapInLaterRunsWhatAFirstRunHasWrittenWhileItRan() throws Exception {
    // given
    ClassArchives.Use first = archives.use("idle", "a");
    Process process = start(first.options());

    // when
    first.settled().accept(process.pid());

    // then it goes on, and the next one takes its classes from there
    assertThat(process.isAlive()).isTrue();
    end(process);
    ClassArchives.Use second = archives.use("idle", "a");
    List<String> options = new ArrayList<>(second.options());
    options.add("-Xlog:class+load");
    end(start(options));
    assertThat(said)
        .filteredOn(line -> line.contains(Idle.class.getName()))
        .singleElement()
        .asString()
        .contains("shared objects file (top)");
  }

  @Test
  void shouldLeaveNothingWhenTheRunIsGone() throws Exception {
    ClassArchives.Use first = archives.use("idle", "a");
    Process process = start(first.options());
    end(process);

    first.settled().accept(process.pid());

    try (Stream<Path> left = Files.list(cache)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void shouldNotTakeTheArchiveOfOtherClasses() throws Exception {
    ClassArchives.Use first = archives.use("idle", "a");
    Process process = start(first.options());
    first.settled().accept(process.pid());
    end(process);

    assertThat(archives.use("idle", "b").options()).containsExactly("-XX:+RecordDynamicDumpInfo");
  }

  private Process start(List<String> options) throws IOException {
    List<String> command = new ArrayList<>(List.of(Java.launcher()));
    command.addAll(options);
    command.addAll(List.of("-cp", classes.resolve("idle.jar").toString(), Idle.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader out = process.inputReader();
    said.clear();
    for (String line = out.readLine(); !"begun".equals(line); line = out.readLine()) {
      said.add(line);
    }
    return process;
  }

  private static void end(Process process) throws IOException, InterruptedException {
    process.getOutputStream().close();
    process.waitFor();
  }
}
