package io.launchdesk.standalone.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.launchdesk.standalone.Refusal;
import io.launchdesk.standalone.folder.Secrets;
import io.launchdesk.standalone.local.Exchange;
import io.launchdesk.standalone.local.LocalServer;
import io.launchdesk.standalone.local.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * {@code POST /backup {"to": "/absolute/folder"}} makes a backup and answers when it is whole. The
 * folder's owner alone can do that: it asks for a secret of the data folder.
 */
public final class BackupHandler implements LocalServer.Handler {
  /** The name of the secret that is asked for. */
  static final String SECRET = "supervisor";

  private final Maker maker;
  private final String secret;
  private final ReentrantLock one = new ReentrantLock();

  /** Makes a backup. */
  @FunctionalInterface
  public interface Maker {
    Backup.Made to(Path target) throws Exception;
  }

  /**
   * @param secrets of the data folder
   */
  public BackupHandler(Maker maker, Secrets secrets) {
    this.maker = maker;
    this.secret = secrets.get(SECRET);
  }

  @Override
  public void answer(Exchange exchange) throws IOException {
    byte[] given = exchange.sent("Authorization").getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, ("Bearer " + secret).getBytes(StandardCharsets.UTF_8))) {
      throw new Problem(401, "A backup is asked for by ./launchdesk backup.");
    }
    if (!exchange.method().equals("POST")) {
      throw new Problem(405, "POST makes a backup.");
    }
    Path target = target(exchange.body());
    if (!one.tryLock()) {
      throw new Problem(409, "A backup is being made already.");
    }
    try {
      Backup.Made made = maker.to(target);
      exchange.json(
          200,
          Map.of(
              "bytes", made.bytes(),
              "tookMillis", made.took().toMillis(),
              "engineAwayMillis", made.engineAway().toMillis()));
    } catch (Refusal e) {
      throw new Problem(409, e.getMessage());
    } catch (Exception e) {
      throw new Problem(500, "The backup failed and was taken away: " + e.getMessage());
    } finally {
      one.unlock();
    }
  }

  private static Path target(byte[] body) throws IOException {
    try {
      Path target = Path.of(Exchange.JSON.readTree(body).path("to").asText());
      if (target.isAbsolute() && target.getParent() != null) {
        return target.normalize();
      }
    } catch (JsonProcessingException | java.nio.file.InvalidPathException e) {
      // Told below.
    }
    throw new Problem(400, "A backup is asked for by {\"to\": \"/absolute/folder\"}.");
  }
}
