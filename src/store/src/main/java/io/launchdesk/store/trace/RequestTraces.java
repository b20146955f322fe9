package io.launchdesk.store.trace;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Carries the trace of a submission to whatever is done for the request later. Process variables do
 * not: call activities pass on what steers the process, and a trace does not. Where nothing is
 * traced, nothing is kept and spans are empty.
 */
@Component
public class RequestTraces {
  private static final Logger LOG = LoggerFactory.getLogger(RequestTraces.class);
  private static final int REMEMBERED = 10_000;
  private static final String FIELD = "traceparent";

  private final RequestTraceRepository requests;
  private final Tracer tracer;
  private final Propagator propagator;
  private final Cache<String, Optional<String>> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  RequestTraces(
      RequestTraceRepository requests,
      ObjectProvider<Tracer> tracer,
      ObjectProvider<Propagator> propagator) {
    this.requests = requests;
    this.tracer = tracer.getIfAvailable(() -> Tracer.NOOP);
    this.propagator = propagator.getIfAvailable(() -> Propagator.NOOP);
  }

  /**
   * Notes that the request was submitted in the trace that this thread is in; in its transaction.
   */
  public void keep(String requestId) {
    Span span = tracer.currentSpan();
    if (span == null || span.isNoop()) {
      return;
    }
    Map<String, String> fields = new HashMap<>();
    propagator.inject(span.context(), fields, Map::put);
    if (fields.containsKey(FIELD)) {
      requests.keep(requestId, fields.get(FIELD));
    }
  }

  /**
   * Begins a span, not yet started, in the trace of the request; in a new one when it has none.
   *
   * @param requestId null when it is about no request
   * @param name few different ones, such as {@code job validate-brief}
   */
  public Span.Builder span(String requestId, String name) {
    Span.Builder span =
        traceparent(requestId)
            .map(parent -> propagator.extract(Map.of(FIELD, parent), Map::get))
            .orElseGet(() -> tracer.spanBuilder().setNoParent());
    if (requestId != null) {
      span.tag("launchdesk.request", requestId);
    }
    return span.name(name);
  }

  /** Whether the request was submitted in a trace. */
  public boolean isTraced(String requestId) {
    return traceparent(requestId).isPresent();
  }

  /** Makes the span the current one of this thread until it is closed. */
  public Tracer.SpanInScope within(Span span) {
    return tracer.withSpan(span);
  }

  private Optional<String> traceparent(String requestId) {
    if (requestId == null || tracer == Tracer.NOOP) {
      return Optional.empty();
    }
    try {
      return remembered.get(requestId, requests::of);
    } catch (DataAccessException e) {
      LOG.debug("the trace of {} cannot be read now", requestId, e);
      return Optional.empty();
    }
  }
}
