package io.launchdesk.standalone.doctor;

import io.launchdesk.standalone.folder.DataFolder;
import io.launchdesk.standalone.install.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is installed, and whether there is room. */
final class MachineCheck {
  private static final long GIGABYTE = 1L << 30;
  private static final Pattern NUMBER = Pattern.compile("(\\d+)\\.(\\d+)[.\\d]*");

  private final Installation installation;
  private final Path data;

  MachineCheck(Installation installation, Path data) {
    this.installation = installation;
    this.data = data;
  }

  List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    int java = Runtime.version().feature();
    findings.add(
        Finding.when(
            java >= 21, "Java", Runtime.version() + " in " + System.getProperty("java.home")));
    findings.add(tool("Maven", 3, 8, "mvn", "--batch-mode", "--version"));
    findings.add(tool("Node", 20, 0, "node", "--version"));
    findings.add(
        Finding.ok(
            "Servers",
            "Zeebe %s, PostgreSQL %s"
                .formatted(installation.brokerVersion(), installation.postgresVersion())));
    findings.add(disk());
    findings.add(folder());
    return findings;
  }

  private Finding disk() {
    try {
      long free = DataFolder.freeBytes(data);
      String text =
          "%.1f GB free for %s".formatted((double) free / GIGABYTE, data.toAbsolutePath());
      return free < GIGABYTE ? Finding.bad("Disk", text) : Finding.ok("Disk", text);
    } catch (IOException e) {
      return Finding.bad("Disk", data + " can't be looked at: " + e.getMessage());
    }
  }

  private Finding folder() {
    if (!Files.exists(data)) {
      return Finding.note("Data folder", "there is none yet; the first run makes it");
    }
    boolean usable = Files.isReadable(data) && Files.isWritable(data) && Files.isExecutable(data);
    return Finding.when(
        usable && DataFolder.isOurs(data),
        "Data folder",
        usable ? described(data) : "no right to read and write " + data.toAbsolutePath());
  }

  private static String described(Path data) {
    return DataFolder.isOurs(data)
        ? data.toAbsolutePath().normalize().toString()
        : data.toAbsolutePath().normalize() + " is not a data folder of Launchdesk";
  }

  private static Finding tool(String name, int major, int minor, String... command) {
    Optional<String> said = output(command);
    if (said.isEmpty()) {
      return Finding.bad(
          name, "not found; " + major + "." + minor + " or newer is needed to build");
    }
    Matcher version = NUMBER.matcher(said.get());
    if (!version.find()) {
      return Finding.note(name, "its version can't be told");
    }
    int foundMajor = Integer.parseInt(version.group(1));
    int foundMinor = Integer.parseInt(version.group(2));
    boolean enough = foundMajor > major || (foundMajor == major && foundMinor >= minor);
    return Finding.when(
        enough, name, version.group() + (enough ? "" : ", " + major + "." + minor + " is needed"));
  }

  private static Optional<String> output(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var in = process.getInputStream()) {
        return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
