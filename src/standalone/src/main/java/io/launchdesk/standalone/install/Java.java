package io.launchdesk.standalone.install;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JVM that runs this program, which also runs its children. */
public final class Java {

  private Java() {}

  /** Path of the {@code java} launcher. */
  public static String launcher() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /**
   * Options that let a start have the processors: only what is really hot goes to the second
   * compiler, which otherwise takes half of a start's time, and it still gets there when it stays
   * hot.
   */
  public static List<String> quickStart() {
    return List.of(
        "-XX:Tier4InvocationThreshold=20000",
        "-XX:Tier4MinInvocationThreshold=5000",
        "-XX:Tier4CompileThreshold=40000",
        "-XX:Tier4BackEdgeThreshold=120000");
  }

  /** Options that keep a newer JVM from warning about what our libraries' libraries do. */
  public static List<String> quiet() {
    List<String> options = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED"));
    if (Runtime.version().feature() >= 24) {
      options.add("--sun-misc-unsafe-memory-access=allow");
    }
    return options;
  }
}
