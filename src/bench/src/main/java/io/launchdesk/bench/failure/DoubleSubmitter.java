package io.launchdesk.bench.failure;

import com.fasterxml.jackson.databind.JsonNode;
import io.launchdesk.bench.http.Api;
import io.launchdesk.bench.http.Briefs;
import io.launchdesk.standalone.demo.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/**
 * Somebody who never trusts an answer: each request is posted twice at once with one key, and both
 * are repeated until they are answered. What was taken in is taken back, so that it does not pile
 * up. It goes on until it is closed.
 */
final class DoubleSubmitter implements AutoCloseable {
  private static final String REQUESTER = "lukas.weber";
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Api requester;
  private final Duration patience;
  private final List<Journal.Entry> told = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> work;
  private volatile boolean over;

  /**
   * Begins at once.
   *
   * @param port of the portal on loopback
   * @param patience how long it may take until a request is answered
   */
  DoubleSubmitter(int port, Duration patience) {
    this.requester = new Api(port, REQUESTER);
    this.patience = patience;
    this.work = CompletableFuture.runAsync(this::submitAll, Thread::startVirtualThread);
  }

  /**
   * What was told so far: for each key one request, even where a repetition was told another one,
   * which is then one too many.
   */
  List<Journal.Entry> told() {
    return List.copyOf(told);
  }

  /**
   * Returns when the last request is taken back.
   *
   * @throws CompletionException when an answer did not come
   */
  @Override
  public void close() {
    over = true;
    work.join();
  }

  private void submitAll() {
    String marker = "twice-" + Long.toString(System.nanoTime(), 36) + "-";
    for (int n = 1; !over; n++) {
      submit(marker + n);
      pause();
    }
  }

  private void submit(String key) {
    JsonNode body = Briefs.creativeAsset(key);
    CompletableFuture<JsonNode> other =
        CompletableFuture.supplyAsync(() -> posted(body, key), Thread::startVirtualThread);
    String id = posted(body, key).path("id").asText();
    note(Journal.Act.SUBMITTED, id);
    other.join();
    insist(
        () -> requester.post("/api/requests/" + id + "/withdraw", Map.of("reason", "Not needed.")));
    note(Journal.Act.WITHDRAWN, id);
  }

  private JsonNode posted(JsonNode body, String key) {
    return insist(() -> Api.body(requester.postLater("/api/requests", body, key).join()));
  }

  /** Calls until the answer is good. */
  private <T> T insist(Supplier<T> call) {
    Instant end = Instant.now().plus(patience);
    while (true) {
      try {
        return call.get();
      } catch (Api.NotGood | CompletionException e) {
        if (Instant.now().isAfter(end)) {
          throw e;
        }
        pause();
      }
    }
  }

  private void note(Journal.Act act, String request) {
    told.add(new Journal.Entry(Instant.now(), act, REQUESTER, request, null));
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      throw new CompletionException(e);
    }
  }
}
