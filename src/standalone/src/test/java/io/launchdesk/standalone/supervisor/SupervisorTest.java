package io.launchdesk.standalone.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.launchdesk.standalone.folder.LeftOvers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real child processes: small shell scripts that leave marks in a folder. */
class SupervisorTest {
  private static final Backoff QUICK =
      new Backoff(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(30));

  @TempDir private Path folder;
  private Children children;
  private Supervisor supervisor;
  private final List<PartStatus> news = new CopyOnWriteArrayList<>();

  @BeforeEach
  void supervise() {
    children = new Children(LeftOvers.in(folder));
    supervisor = new Supervisor(children, QUICK, news::add);
  }

  @AfterEach
  void stop() {
    supervisor.close();
  }

  @Test
  void shouldBeUpWhenProbePasses() {
    // given a part that is ready once it has left its mark
    Part part = part("mark", "echo here > mark; exec sleep 600");

    // when
    Duration took = supervisor.start(part).join();

    // then
    assertThat(took).isPositive();
    assertThat(supervisor.status("mark").state()).isEqualTo("up");
    assertThat(ProcessHandle.of(supervisor.status("mark").pid())).isPresent();
  }

  @Test
  void shouldBeUpAsSoonAsItIsToldToBe() {
    Part part = part("mark", "echo here > mark; exec sleep 600");

    String told =
        supervisor.start(part).thenApply(took -> supervisor.status("mark").state()).join();

    assertThat(told).isEqualTo("up");
  }

  @Test
  void shouldStartAgainWhenPartIsKilled() {
    // given
    supervisor.start(part("mark", "echo here >> mark; exec sleep 600")).join();
    long first = supervisor.status("mark").pid();

    // when
    ProcessHandle.of(first).orElseThrow().destroyForcibly();

    // then
    await().until(() -> supervisor.status("mark").state().equals("up") && pid("mark") != first);
    assertThat(supervisor.status("mark").restarts()).isEqualTo(1);
  }

  @Test
  void shouldEndPartForAMomentAndStartItAgainWhateverComesOfIt() throws Exception {
    // given
    supervisor.start(part("mark", "echo here >> mark; exec sleep 600")).join();
    long first = pid("mark");

    // when
    boolean ran =
        supervisor.without(
            "mark",
            () -> {
              assertThat(supervisor.status("mark").state()).isEqualTo("held");
              return ProcessHandle.of(first).isPresent();
            });

    // then
    assertThat(ran).isFalse();
    await().until(() -> supervisor.status("mark").state().equals("up") && pid("mark") != first);
    long second = pid("mark");
    assertThatThrownBy(
            () ->
                supervisor.without(
                    "mark",
                    () -> {
                      throw new IOException("the disk is full");
                    }))
        .hasMessage("the disk is full");
    await().until(() -> supervisor.status("mark").state().equals("up") && pid("mark") != second);
    assertThat(supervisor.status("mark").restarts()).isZero();
    assertThat(news).isEmpty();
  }

  @Test
  void shouldEndWhenStoppedWhilePartIsHeld() throws Exception {
    supervisor.start(part("mark", "echo here >> mark; exec sleep 600")).join();

    supervisor.without(
        "mark",
        () -> {
          supervisor.close();
          return null;
        });

    assertThat(supervisor.status("mark").state()).isEqualTo("stopped");
    assertThat(supervisor.status("mark").pid()).isEqualTo(-1);
  }

  @Test
  void shouldStartAnewWhenPartRunsButDoesNotWork() throws IOException {
    // given
    Part part = part("mark", "echo here > mark; exec sleep 600", Duration.ofMillis(100));
    supervisor.start(part).join();
    long first = pid("mark");

    // when
    Files.delete(folder.resolve("mark"));

    // then
    await().atMost(Duration.ofSeconds(30)).until(() -> news.size() == 2);
    assertThat(news).extracting(PartStatus::state).containsExactly("restarting", "up");
    assertThat(news.getFirst().message()).contains("started anew: no mark yet");
    assertThat(pid("mark")).isNotEqualTo(first);
  }

  @Test
  void shouldLeavePartAloneAndSayWhyWhenTheHindranceLiesOutside() throws IOException {
    // given
    Part part =
        part(
            "mark",
            "echo here > mark; exec sleep 600",
            Duration.ofMillis(1),
            () -> {
              throw new Hindrance("the disk has 3 MB free");
            });
    supervisor.start(part).join();
    long first = pid("mark");

    // when
    Files.delete(folder.resolve("mark"));

    // then
    await().atMost(Duration.ofSeconds(30)).until(() -> !news.isEmpty());
    assertThat(news.getFirst().state()).isEqualTo("unready");
    assertThat(news.getFirst().message()).isEqualTo("the disk has 3 MB free");
    assertThat(pid("mark")).isEqualTo(first);
  }

  @Test
  void shouldTellTheReasonFromTheLogWhenPartDies() {
    // given a part that comes up once and then only fails for want of space
    supervisor
        .start(
            part(
                "mark",
                "[ -f mark ] && { echo 'write: No space left on device'; exit 7; }; echo x > mark;"
                    + " exec sleep 600"))
        .join();

    // when
    ProcessHandle.of(pid("mark")).orElseThrow().destroyForcibly();

    // then
    await()
        .untilAsserted(
            () ->
                assertThat(supervisor.status("mark").message())
                    .contains("ended with code 7, the disk is full"));
    await().until(() -> supervisor.status("mark").restarts() > 3);
  }

  @Test
  void shouldGiveUpWithASentenceWhenPartNeverComesUp() {
    // when
    var starting = supervisor.start(part("never", "echo 'Address already in use'; exit 3"));

    // then
    assertThatThrownBy(starting::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .hasMessageContaining("its port is taken by another program");
    assertThat(supervisor.status("never").state()).isEqualTo("failed");
  }

  @Test
  void shouldStopInOppositeOrderOfStart() throws IOException {
    // given three parts that note when they are asked to end
    for (String name : List.of("one", "two", "three")) {
      supervisor.start(part(name, trapping(name, "echo " + name + " >> order; exit 0"))).join();
    }

    // when
    supervisor.close();

    // then
    assertThat(Files.readAllLines(folder.resolve("order"))).containsExactly("three", "two", "one");
    assertThat(supervisor.status()).allMatch(status -> status.state().equals("stopped"));
    assertThat(supervisor.status()).allMatch(status -> status.pid() == -1);
  }

  @Test
  void shouldKillPartThatIgnoresTheSignal() {
    // given
    supervisor.start(
        part("stubborn", "trap '' TERM; echo x > stubborn; while :; do sleep 1; done"));
    await().until(() -> supervisor.status("stubborn").state().equals("up"));
    ProcessHandle process = ProcessHandle.of(pid("stubborn")).orElseThrow();

    // when
    supervisor.close();

    // then
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void shouldStopPartThatIsStillStarting() {
    // given a part that never gets ready
    var starting = supervisor.start(part("slow", "exec sleep 600"));
    await().until(() -> pid("slow") != -1);
    ProcessHandle process = ProcessHandle.of(pid("slow")).orElseThrow();

    // when
    supervisor.close();

    // then
    assertThat(process.isAlive()).isFalse();
    assertThatThrownBy(starting::join).hasCauseInstanceOf(Children.Ending.class);
  }

  @Test
  void shouldStartNothingMoreWhenStopping() {
    // given
    children.close();

    // when
    var starting = supervisor.start(part("late", "echo x > late; exec sleep 600"));

    // then
    assertThatThrownBy(() -> starting.orTimeout(5, java.util.concurrent.TimeUnit.SECONDS).join())
        .isNotNull();
    assertThat(folder.resolve("late")).doesNotExist();
    assertThatThrownBy(() -> children.output(new ProcessBuilder("true")))
        .isInstanceOf(Children.Ending.class);
  }

  @Test
  void shouldEndHelpersWhenStopping() throws Exception {
    // given
    CompletableFuture<String> helping = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                helping.complete(
                    children.output(
                        new ProcessBuilder("sh", "-c", "echo x > helping; exec sleep 600")
                            .directory(folder.toFile())));
              } catch (Exception e) {
                helping.completeExceptionally(e);
              }
            });
    await().until(() -> Files.exists(folder.resolve("helping")));

    // when
    children.close();

    // then
    assertThatThrownBy(() -> helping.get(5, TimeUnit.SECONDS))
        .hasCauseInstanceOf(Children.Ending.class);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void shouldRunPartsInTheirOwnSessionSoThatCtrlCDoesNotReachThem() throws IOException {
    // when
    supervisor.start(part("mark", "echo here > mark; exec sleep 600")).join();

    // then: the sixth field of the process' state is its session
    String[] fields = Files.readString(Path.of("/proc/" + pid("mark") + "/stat")).split(" ");
    assertThat(fields[5]).isEqualTo(Long.toString(pid("mark")));
  }

  @Test
  void shouldForgetChildrenThatHaveEnded() throws IOException {
    // given
    supervisor.start(part("mark", "echo here > mark; exec sleep 600")).join();
    Path notes = folder.resolve("run/children");
    assertThat(notes.resolve(Long.toString(pid("mark")))).exists();

    // when
    supervisor.close();

    // then
    assertThat(notes).isEmptyDirectory();
  }

  @Test
  void shouldNotPassTheUsersSettingsOn() {
    // given
    ProcessBuilder builder = new ProcessBuilder("true");
    builder.environment().put("SPRING_PROFILES_ACTIVE", "elsewhere");
    builder.environment().put("ZEEBE_BROKER_NETWORK_HOST", "0.0.0.0");

    // when
    Children.clean(builder);

    // then
    assertThat(builder.environment())
        .doesNotContainKeys("SPRING_PROFILES_ACTIVE", "ZEEBE_BROKER_NETWORK_HOST")
        .containsKey("PATH");
  }

  private long pid(String name) {
    return supervisor.status(name).pid();
  }

  /**
   * A script that ends with this command when it is asked to, and waits in small steps until then.
   */
  private static String trapping(String mark, String onEnd) {
    return "trap '" + onEnd + "' TERM; echo x > " + mark + "; while :; do sleep 0.05; done";
  }

  private Part part(String name, String script) {
    return part(name, script, Part.NEVER);
  }

  private Part part(String name, String script, Duration renewAfter) {
    return part(
        name,
        script,
        renewAfter,
        () -> {
          throw new IllegalStateException("no mark yet at " + Instant.now());
        });
  }

  private Part part(String name, String script, Duration renewAfter, Part.Probe withoutMark) {
    Path mark = folder.resolve(name);
    Part.Launch launch =
        new Part.Launch(
            List.of("/bin/sh", "-c", "cd '" + folder + "'; " + script),
            Map.of(),
            Duration.ofSeconds(2),
            worked -> {});
    return new Part(
        name,
        name,
        0,
        folder.resolve(name + ".log"),
        () -> launch,
        () -> {
          if (!Files.exists(mark)) {
            withoutMark.check();
          }
        },
        Duration.ofSeconds(20),
        renewAfter,
        Part.Stop.TERMINATE);
  }
}
