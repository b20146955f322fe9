package io.launchdesk.portal.live;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * One browser that is told what changes. What cannot be written at once is gathered, never queued:
 * a slow browser costs no more than the ids that it has not been told, and beyond a number of these
 * it is told to read anew. One that takes nothing is dropped by the server's write timeout.
 */
final class LiveStream {
  private static final Logger LOG = LoggerFactory.getLogger(LiveStream.class);
  private static final int MOST = 500;
  private static final long RETRY_MILLIS = 2_000;

  /** No limit: the stream ends with the session, the browser or the portal. */
  private final SseEmitter emitter = new SseEmitter(0L);

  private final String person;
  private volatile Admission admission;

  private Told pending = new Told();
  private boolean resync;
  private boolean beat;
  private boolean writing;
  private boolean ended;

  LiveStream(String person, Admission admission) {
    this.person = person;
    this.admission = admission;
  }

  String person() {
    return person;
  }

  Admission admission() {
    return admission;
  }

  SseEmitter emitter() {
    return emitter;
  }

  /** Sends the head of the answer, so that the browser knows that it is connected. */
  void open() {
    try {
      emitter.send(SseEmitter.event().reconnectTime(RETRY_MILLIS).comment("connected"));
    } catch (IOException e) {
      drop();
    }
  }

  synchronized void tell(Told told) {
    pending.add(told);
    if (pending.size() > MOST) {
      pending = new Told();
      resync = true;
    }
    write();
  }

  synchronized void tellToReadAnew() {
    pending = new Told();
    resync = true;
    write();
  }

  /** A sign of life, for those between that close connections on which nothing happens. */
  synchronized void goOn(Admission renewed) {
    admission = renewed;
    proveAlive();
  }

  /** Writes to the browser; when it is gone, the container ends the stream. */
  synchronized void proveAlive() {
    beat = true;
    write();
  }

  /** Ends the stream as soon as what is being written is out; does not wait. */
  synchronized void end() {
    ended = true;
    Thread.ofVirtual().name("live-end").start(this::complete);
  }

  private void complete() {
    try {
      emitter.complete();
    } catch (IllegalStateException e) {
      LOG.debug("a stream of {} was ended by its browser first", person, e);
    }
  }

  /** The browser is gone: the container ends the stream and must be left to it. */
  private synchronized void drop() {
    ended = true;
  }

  private void write() {
    if (!writing && !ended) {
      writing = true;
      Thread.ofVirtual().name("live-write").start(this::writeAll);
    }
  }

  private void writeAll() {
    try {
      for (SseEventBuilder next = next(); next != null; next = next()) {
        emitter.send(next);
      }
    } catch (IOException | IllegalStateException e) {
      LOG.debug("a stream of {} takes nothing any more", person, e);
      drop();
    }
  }

  /** What is to be written next; null, and not writing any more, when there is nothing. */
  private synchronized SseEventBuilder next() {
    boolean beating = beat;
    beat = false;
    if (resync) {
      resync = false;
      return SseEmitter.event().name("resync").data("{}");
    }
    if (pending.size() > 0) {
      Told told = pending;
      pending = new Told();
      return SseEmitter.event().name("changed").data(told, MediaType.APPLICATION_JSON);
    }
    if (beating) {
      return SseEmitter.event().comment("");
    }
    writing = false;
    return null;
  }
}
