package io.launchdesk.standalone.install;

import io.launchdesk.standalone.Refusal;
import io.launchdesk.standalone.supervisor.Children;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * Our own applications, laid out for a quick start: an executable jar with jars inside is taken
 * apart (Spring Boot's {@code tools} mode), so that the JVM can share classes between starts.
 */
public final class Applications {
  private final Cache cache;
  private final Children children;

  public Applications(Installation installation, Children children) {
    this.cache = new Cache(installation.cache());
    this.children = children;
  }

  /** The thin jar beside its libraries, made from this executable jar. */
  public Path laidOut(Path executable) {
    String name = executable.getFileName().toString().replace(".jar", "");
    Path folder =
        cache.folder(name + "-" + identity(executable), work -> extract(executable, work));
    cache.tidy(name + "-", folder);
    return folder.resolve(executable.getFileName());
  }

  /** A copy of a jar that no later build replaces under a running process. */
  public Path kept(Path jar) {
    String name = jar.getFileName().toString().replace(".jar", "");
    Path folder =
        cache.folder(
            name + "-" + identity(jar), work -> Files.copy(jar, work.resolve(jar.getFileName())));
    cache.tidy(name + "-", folder);
    return folder.resolve(jar.getFileName());
  }

  private void extract(Path executable, Path target) throws IOException {
    List<String> command =
        List.of(
            Java.launcher(),
            "-XX:TieredStopAtLevel=1",
            "-Djarmode=tools",
            "-jar",
            executable.toString(),
            "extract",
            "--force",
            "--destination",
            target.toString());
    String said = children.output(new ProcessBuilder(command).redirectErrorStream(true));
    if (!Files.isRegularFile(target.resolve(executable.getFileName()))) {
      throw new IOException(executable + " could not be taken apart: " + said);
    }
  }

  /**
   * Names what is in a jar, not when it was packed: a build that changed nothing changes nothing
   * here.
   */
  private static String identity(Path file) {
    CRC32 all = new CRC32();
    try (ZipFile jar = new ZipFile(file.toFile())) {
      jar.stream()
          .map(entry -> entry.getName() + entry.getCrc())
          .sorted()
          .forEach(entry -> all.update(entry.getBytes(StandardCharsets.UTF_8)));
      return Long.toHexString(all.getValue());
    } catch (IOException e) {
      throw new Refusal(file + " can't be read: " + e.getMessage() + ".", e);
    }
  }
}
