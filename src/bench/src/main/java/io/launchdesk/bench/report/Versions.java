package io.launchdesk.bench.report;

import io.launchdesk.standalone.install.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What was measured, and with what. */
final class Versions {
  private Versions() {}

  /** Names and versions of this build's parts. */
  static Map<String, String> all() {
    Installation installation = Installation.ofThisBuild();
    Map<String, String> all = new TreeMap<>();
    all.put("Launchdesk", installation.version());
    all.put("Zeebe", installation.brokerVersion());
    all.put("PostgreSQL", installation.postgresVersion());
    return all;
  }

  /** The source's revision, or null when it is not told. */
  static String revision() {
    try {
      Process git =
          new ProcessBuilder(
                  "git",
                  "-C",
                  Installation.ofThisBuild().checkout().toString(),
                  "describe",
                  "--always",
                  "--dirty",
                  "--abbrev=40")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor() == 0 && !said.isEmpty() ? said : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
