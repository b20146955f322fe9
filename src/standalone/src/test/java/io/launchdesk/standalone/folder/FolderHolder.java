package io.launchdesk.standalone.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process of its own that holds a data folder until it is killed. */
final class FolderHolder {

  private FolderHolder() {}

  static List<String> command(Path data) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        FolderHolder.class.getName(),
        data.toString());
  }

  public static void main(String[] args) throws IOException {
    try (DataFolder folder = DataFolder.open(Path.of(args[0]), false)) {
      System.out.println(folder.root().equals(Path.of(args[0])) ? "held" : "another");
      System.in.read();
    }
  }
}
