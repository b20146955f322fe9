package io.launchdesk.standalone.install;

import io.launchdesk.standalone.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** The servers of others, unpacked: PostgreSQL and the Zeebe broker. */
public final class Servers {
  private final Installation installation;
  private final Cache cache;
  private final Consumer<String> progress;

  /**
   * @param progress is told what is done when it takes longer than a moment; a text that ends with
   *     {@code %} replaces the one before
   */
  public Servers(Installation installation, Consumer<String> progress) {
    this.installation = installation;
    this.cache = new Cache(installation.cache());
    this.progress = progress;
  }

  /** The broker's folder, with {@code lib} and {@code config}. */
  public Path broker() {
    return cache.folder(
        "zeebe-" + installation.brokerVersion(),
        folder -> {
          Path archive = installation.brokerArchive();
          try (InputStream in = watched(Files.newInputStream(archive), Files.size(archive))) {
            Archive.unpackGzip(in, folder, 1);
          }
        });
  }

  /** PostgreSQL's folder, with {@code bin}, {@code lib} and {@code share}. */
  public Path postgres() {
    String name = archiveOf(System.getProperty("os.name"), System.getProperty("os.arch"));
    return cache.folder(
        "postgres-"
            + installation.postgresVersion()
            + "-"
            + name.replaceAll("postgres-|\\.txz", ""),
        folder -> {
          try (InputStream in = Servers.class.getResourceAsStream("/" + name)) {
            if (in == null) {
              throw new Refusal(
                  "No PostgreSQL for this machine in the build (" + name + " is missing).");
            }
            progress.accept("unpacking PostgreSQL " + installation.postgresVersion());
            Archive.unpackXz(in, folder);
          }
        });
  }

  /** Name of the archive of PostgreSQL's binaries for an operating system and a processor. */
  static String archiveOf(String system, String processor) {
    String os = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    String cpu =
        switch (processor.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default ->
              throw new Refusal("No PostgreSQL is at hand for the processor " + processor + ".");
        };
    return "postgres-" + os + "-" + cpu + ".txz";
  }

  private InputStream watched(InputStream in, long size) {
    return new FilterInputStream(in) {
      private long read;
      private long told = -1;

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        read += Math.max(0, count);
        long percent = read * 100 / size;
        if (percent / 10 > told) {
          told = percent / 10;
          progress.accept("unpacking Zeebe " + installation.brokerVersion() + " " + percent + " %");
        }
        return count;
      }
    };
  }
}
