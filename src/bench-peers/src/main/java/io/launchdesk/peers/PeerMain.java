package io.launchdesk.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import io.launchdesk.bench.load.LoadPlan;
import io.launchdesk.bench.load.Phase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Puts one embedded engine under load, in a process of its own: {@code PeerMain ENGINE URL
 * WARM-UP-SECONDS SECONDS CLIENTS FILE}, with numbers of clients divided by commas. The phases go
 * into the file as JSON; what is printed is for people.
 */
public final class PeerMain {
  private static final int CONNECTIONS = 40;

  private PeerMain() {}

  public static void main(String[] args) {
    // An engine that could not be built, or ended, may leave threads that keep the process alive.
    try {
      run(args);
      System.exit(0);
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void run(String[] args) throws IOException {
    List<Integer> clients = Arrays.stream(args[4].split(",")).map(Integer::valueOf).toList();
    LoadPlan plan = new LoadPlan(Integer.parseInt(args[2]), Integer.parseInt(args[3]), clients);
    try (HikariDataSource source = source(args[1]);
        Engine engine = named(args[0], source)) {
      List<Phase> phases = plan.run(new EngineJourney(engine), System.out::println);
      new ObjectMapper().writeValue(Path.of(args[5]).toFile(), phases);
    }
  }

  /** The engine of a name, with its tables in the database. */
  static Engine named(String name, HikariDataSource source) {
    return switch (name) {
      case "flowable-sync" -> new FlowableEngine(source, false);
      case "flowable-async" -> new FlowableEngine(source, true);
      case "camunda7" -> new CamundaEngine(source);
      default -> throw new IllegalArgumentException("no engine is called " + name);
    };
  }

  /** A pool that is large enough for all clients and the engine's own threads. */
  static HikariDataSource source(String url) {
    HikariDataSource source = new HikariDataSource();
    source.setJdbcUrl(url);
    source.setMaximumPoolSize(CONNECTIONS);
    return source;
  }
}
