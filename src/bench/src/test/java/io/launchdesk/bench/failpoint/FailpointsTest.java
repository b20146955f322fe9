package io.launchdesk.bench.failpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent in a process that is really halted. */
class FailpointsTest {
  private static final String VICTIM = Victim.class.getName();

  @TempDir private Path folder;
  private Process process;
  private BufferedReader said;
  private Writer told;

  @BeforeEach
  void start() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of("target", "test-classes").toString(),
                VICTIM)
            .redirectError(folder.resolve("errors").toFile())
            .start();
    said = process.inputReader();
    told = process.outputWriter();
    assertThat(tell("begin")).containsExactly("step begin", "done begin");
  }

  @AfterEach
  void stop() {
    process.destroyForcibly();
  }

  @Test
  void shouldHaltBeforeTheFirstStatement() throws Exception {
    Failpoints.Armed armed = arm(Failpoint.entering(VICTIM, "step"));

    assertThat(armed.wasReached()).isFalse();
    assertThat(tell("a")).isEmpty();
    assertHalted(armed);
  }

  @Test
  void shouldHaltWhenAllIsDoneAndNobodyKnows() throws Exception {
    Failpoints.Armed armed = arm(Failpoint.returning(VICTIM, "step"));

    assertThat(tell("a")).containsExactly("step a");
    assertHalted(armed);
  }

  @Test
  void shouldGoOnAsOftenAsTold() throws Exception {
    Failpoints.Armed armed = arm(Failpoint.entering(VICTIM, "step").after(1));

    assertThat(tell("a")).containsExactly("step a", "done a");
    assertThat(tell("b")).isEmpty();
    assertHalted(armed);
  }

  @Test
  void shouldGoOnWhenOthersCall() throws Exception {
    Failpoints.Armed armed =
        arm(Failpoint.entering(VICTIM, "step").within(Victim.Guard.class.getName()));

    assertThat(tell("a")).containsExactly("step a", "done a");
    assertThat(tell("guarded")).isEmpty();
    assertHalted(armed);
  }

  @Test
  void shouldHoldUpEachCallerWhenItIsToStall() throws Exception {
    Duration pause = Duration.ofMillis(300);
    Failpoints.Armed armed = arm(Failpoint.returning(VICTIM, "step").stalling(pause));

    long begin = System.nanoTime();
    assertThat(tell("a")).containsExactly("step a", "done a");
    assertThat(tell("b")).containsExactly("step b", "done b");

    assertThat(Duration.ofNanos(System.nanoTime() - begin))
        .isGreaterThanOrEqualTo(pause.multipliedBy(2));
    assertThat(armed.times()).isEqualTo(2);
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void shouldFailWhenThereIsNoSuchMethod() throws Exception {
    assertThatThrownBy(() -> arm(Failpoint.entering(VICTIM, "stepp")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(VICTIM + "#stepp")
        .hasMessageContaining("no such method");
    assertThat(tell("a")).containsExactly("step a", "done a");
  }

  @Test
  void shouldTellWhenTheClassIsNotThereYet() throws Exception {
    assertThatThrownBy(() -> arm(Failpoint.entering("io.launchdesk.Nobody", "step")))
        .isInstanceOf(Failpoints.NotYet.class)
        .hasMessageContaining("io.launchdesk.Nobody");

    Failpoints.Armed armed = arm(Failpoint.entering(VICTIM, "step"));
    assertThat(tell("a")).isEmpty();
    assertHalted(armed);
  }

  private Failpoints.Armed arm(Failpoint failpoint) throws Failpoints.NotYet {
    return new Failpoints(folder).arm(process.pid(), "sign", failpoint);
  }

  /** What it says to this line, until it is done or dead. */
  private List<String> tell(String line) throws IOException {
    told.write(line + "\n");
    told.flush();
    List<String> all = new ArrayList<>();
    for (String next = said.readLine(); next != null; next = said.readLine()) {
      all.add(next);
      if (next.startsWith("done")) {
        break;
      }
    }
    return all;
  }

  private void assertHalted(Failpoints.Armed armed) throws InterruptedException {
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(Trap.EXIT_CODE);
    assertThat(armed.wasReached()).isTrue();
  }
}
