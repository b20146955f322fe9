package io.launchdesk.bench.failure;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.launchdesk.bench.failpoint.Failpoint;
import java.io.IOException;
import java.nio.file.Path;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A method that is renamed is noticed in the build, not by the next long run. */
class WindowTest {
  private static final Path ROOT = Path.of("..", "..");

  @ParameterizedTest
  @EnumSource(
      value = Window.class,
      mode = Mode.EXCLUDE,
      names = {"SNAPSHOT", "REPLAY"})
  void shouldNameAMethodThatIsThere(Window window) throws IOException {
    Failpoint failpoint = window.failpoint();
    try (ClassFileLocator classes = classes()) {
      TypePool pool = TypePool.Default.of(classes);

      assertThat(
              pool.describe(failpoint.type())
                  .resolve()
                  .getDeclaredMethods()
                  .filter(named(failpoint.method())))
          .as(failpoint.toString())
          .isNotEmpty();
      assertThat(failpoint.within().isEmpty() || pool.describe(failpoint.within()).isResolved())
          .as("the caller " + failpoint.within())
          .isTrue();
    }
  }

  /** The engine's own two are checked when its broker gets them. */
  private static ClassFileLocator classes() {
    return new ClassFileLocator.Compound(
        new ClassFileLocator.ForFolder(ROOT.resolve("workers/target/classes").toFile()),
        new ClassFileLocator.ForFolder(ROOT.resolve("src/portal/target/classes").toFile()),
        ClassFileLocator.ForClassLoader.of(WindowTest.class.getClassLoader()));
  }
}
