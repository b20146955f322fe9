package io.launchdesk.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * A PostgreSQL of a measurement's own. The class path may have its programs twice, once by the
 * manifest of the standalone jar; they are the same.
 */
public final class OwnPostgres {

  private OwnPostgres() {}

  /** What starts one; settings can be added. */
  public static EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder().setPgBinaryResolver(OwnPostgres::programs);
  }

  /** The same, which writes as it must: fsync, full pages and synchronous commits on. */
  public static EmbeddedPostgres.Builder durable() {
    return builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("synchronous_commit", "on");
  }

  private static InputStream programs(String system, String machine) throws IOException {
    String name =
        "/postgres-%s-%s.txz"
            .formatted(system.toLowerCase(Locale.ROOT), ArchUtils.normalize(machine));
    InputStream found = OwnPostgres.class.getResourceAsStream(name);
    if (found == null) {
      throw new FileNotFoundException("no PostgreSQL for " + system + " on " + machine);
    }
    return found;
  }
}
