package io.launchdesk.standalone.backup;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.standalone.Refusal;
import io.launchdesk.standalone.folder.DataFolder;
import io.launchdesk.standalone.folder.Ports;
import io.launchdesk.standalone.folder.Secrets;
import io.launchdesk.standalone.install.Installation;
import io.launchdesk.standalone.local.Exchange;
import io.launchdesk.standalone.part.Web;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies all data to one consistent point, whether the system runs or not. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description =
        "Copies all data to one consistent point. A system that runs goes on taking requests; its"
            + " engine is away for some seconds.")
public final class BackupCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofHours(6);

  @Spec private CommandSpec command;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the backup: new, or empty.")
  private Path to;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Data folder (default: ./data).")
  private Path data;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path root = data.toAbsolutePath().normalize();
    Path target = to.toAbsolutePath().normalize();
    if (!DataFolder.isOurs(root)) {
      throw new Refusal(root + " is no data folder of Launchdesk: choose it with --data.");
    }
    int supervisor = supervisor(root);
    Backup.Made made = supervisor > 0 ? ask(root, supervisor, target) : copy(root, target);
    String away =
        made.engineAway().isZero()
            ? "nothing ran"
            : String.format(
                Locale.ROOT,
                "the engine was away for %.1f s, the portal took requests meanwhile",
                made.engineAway().toMillis() / 1000.0);
    command
        .commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "Backup in %s: %d MB in %.1f s; %s.%n",
            target,
            made.bytes() >> 20,
            made.took().toMillis() / 1000.0,
            away);
    return 0;
  }

  /** The port of the supervisor of a run on this folder, or -1. */
  private static int supervisor(Path root) {
    try (Ports ports = Ports.in(root)) {
      int port = ports.last("local");
      return port > 0 && Web.get(port, "/parts").code() == 200 ? port : -1;
    } catch (IOException e) {
      return -1;
    }
  }

  private static Backup.Made copy(Path root, Path target) throws IOException {
    String version = Installation.ofThisBuild().version();
    try (DataFolder folder = DataFolder.open(root, false)) {
      return new Backup(root, version).whileStopped(folder, target);
    }
  }

  private static Backup.Made ask(Path root, int port, Path target)
      throws IOException, InterruptedException {
    String secret = Secrets.in(root).get(BackupHandler.SECRET);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/backup"))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + secret)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    Exchange.JSON.writeValueAsString(Map.of("to", target.toString()))))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      JsonNode body = Exchange.JSON.readTree(answer.body());
      if (answer.statusCode() != 200) {
        throw new Refusal(body.path("detail").asText("The supervisor does not make backups."));
      }
      return new Backup.Made(
          body.path("bytes").asLong(),
          Duration.ofMillis(body.path("tookMillis").asLong()),
          Duration.ofMillis(body.path("engineAwayMillis").asLong()));
    }
  }
}
