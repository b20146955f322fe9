package io.launchdesk.portal.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.launchdesk.portal.live.AnnouncementListener;
import io.launchdesk.portal.live.Announcements;
import io.launchdesk.store.engine.EngineQueries;
import io.launchdesk.store.trace.RequestTraces;
import io.micrometer.tracing.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Tells in the trace of a request when its record could be read: from the engine's yes to the
 * exporter's announcement that it has been written.
 */
@Component
class RecordTraces implements AnnouncementListener {
  private static final Logger LOG = LoggerFactory.getLogger(RecordTraces.class);
  private static final int MOST = 10_000;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final EngineQueries queries;
  private final RequestTraces traces;
  private final Clock clock;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final Cache<String, Instant> expected =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

  RecordTraces(EngineQueries queries, RequestTraces traces, Clock clock) {
    this.queries = queries;
    this.traces = traces;
    this.clock = clock;
  }

  /** The engine has acknowledged the start of a request; its record will come. */
  void expect(String requestId) {
    if (traces.isTraced(requestId)) {
      expected.put(requestId, clock.instant());
    }
  }

  @Override
  public void told(String channel, String payload) {
    if (channel.equals(Announcements.ENGINE)) {
      missedSome();
    }
  }

  @Override
  public void missedSome() {
    if (!expected.asMap().isEmpty() && looking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("record-traces").start(this::look);
    }
  }

  private void look() {
    try {
      Instant now = clock.instant();
      for (String request : List.copyOf(expected.asMap().keySet())) {
        if (queries.started(request)) {
          Instant since = expected.asMap().remove(request);
          if (since != null) {
            tell(request, since, now);
          }
        }
      }
    } catch (DataAccessException e) {
      LOG.debug("what was written cannot be read now", e);
    } finally {
      looking.set(false);
    }
  }

  private void tell(String request, Instant since, Instant now) {
    traces
        .span(request, "record process-instance")
        .kind(Span.Kind.CONSUMER)
        .startTimestamp(micros(since), TimeUnit.MICROSECONDS)
        .start()
        .end(micros(now), TimeUnit.MICROSECONDS);
  }

  private static long micros(Instant at) {
    return TimeUnit.SECONDS.toMicros(at.getEpochSecond()) + at.getNano() / 1_000;
  }
}
