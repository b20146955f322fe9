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

  /** Options that keep a newer JVM from warning about what our libraries' libraries do. */
  public static List<String> quiet() {
    List<String> options = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED"));
    if (Runtime.version().feature() >= 24) {
      options.add("--sun-misc-unsafe-memory-access=allow");
    }
    return options;
  }
}
