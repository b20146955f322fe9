package io.launchdesk.bench.failpoint;

import java.io.IOException;

/** A program that says each line it is told, when it has taken a step and when the step is done. */
final class Victim {
  private Victim() {}

  public static void main(String[] args) throws IOException {
    try (var in = new java.io.BufferedReader(new java.io.InputStreamReader(System.in))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("guarded")) {
          Guard.step(line);
        } else {
          step(line);
        }
        System.out.println("done " + line);
      }
    }
  }

  static void step(String line) {
    System.out.println("step " + line);
  }

  /** Another caller of the step. */
  static final class Guard {
    private Guard() {}

    static void step(String line) {
      Victim.step(line);
    }
  }
}
