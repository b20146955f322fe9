package io.launchdesk.standalone.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.standalone.folder.Ports;
import io.launchdesk.standalone.folder.Secrets;
import io.launchdesk.standalone.install.Installation;
import io.launchdesk.standalone.part.Postgres;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Says how everything is. Exit code 0 when all is well (also when nothing runs and everything is
 * there to start), 1 when something is not.
 */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Versions, ports, disk, health of each part, lag of the exporter.")
public final class DoctorCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      description = "Port of the portal (default: the one of the last run, else 8080).")
  private Integer port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Data folder (default: ./data).")
  private Path data;

  @Override
  public Integer call() {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<Finding> findings = look();
    findings.forEach(finding -> out.println(finding.line()));
    long bad = findings.stream().filter(each -> each.level() == Finding.Level.BAD).count();
    out.println(bad == 0 ? "All is well." : bad + " of these are not well.");
    return bad == 0 ? 0 : 1;
  }

  private List<Finding> look() {
    Path root = data.toAbsolutePath().normalize();
    try (Ports ports = Ports.in(root)) {
      return look(root, ports);
    }
  }

  private List<Finding> look(Path root, Ports ports) {
    int portal = port == null ? (ports.last("portal") > 0 ? ports.last("portal") : 8080) : port;
    PartsCheck parts = new PartsCheck(ports, portal);
    List<Finding> findings =
        new ArrayList<>(new MachineCheck(Installation.ofThisBuild(), root).look());
    Optional<JsonNode> running = parts.parts();
    if (running.isEmpty()) {
      findings.add(
          Finding.note("Parts", "nothing runs on this data folder; ./launchdesk run starts it"));
      findings.add(parts.portIsFree());
      return findings;
    }
    findings.addAll(parts.look(running.get()));
    Secrets.in(root)
        .find(Postgres.DATABASE)
        .map(password -> Postgres.access(ports.last("postgres"), password))
        .ifPresent(database -> findings.addAll(new FactsCheck(database, ports).look()));
    return findings;
  }
}
