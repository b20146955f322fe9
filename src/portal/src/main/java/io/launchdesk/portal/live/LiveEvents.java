package io.launchdesk.portal.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.launchdesk.portal.PortalSettings;
import io.launchdesk.store.live.DeskNotice;
import io.launchdesk.store.live.Onlookers;
import jakarta.servlet.http.HttpSession;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Gathers for a moment what is announced, longer while much is, finds out once whom of those who
 * look it concerns, and tells each of them what they may see. The next lot is gathered while the
 * last is looked up, so that much work makes lots larger, not more.
 */
@Component
class LiveEvents implements AnnouncementListener, SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(LiveEvents.class);

  /** What belongs together is announced within that time: somebody waits for it. */
  private static final long SHORTEST_MILLIS = 10;

  /** An exporter or a portal of a later version may tell more. */
  private static final ObjectMapper NOTICES =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final LiveStreams streams;
  private final Onlookers onlookers;
  private final Admissions admissions;
  private final PortalSettings.Live settings;
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("live-events").daemon().factory());
  private volatile boolean running;

  private Changes gathered = new Changes();
  private boolean telling;
  private long toldAt = System.nanoTime();

  LiveEvents(
      LiveStreams streams, Onlookers onlookers, Admissions admissions, PortalSettings settings) {
    this.streams = streams;
    this.onlookers = onlookers;
    this.admissions = admissions;
    this.settings = settings.live();
  }

  /**
   * Opens a stream for the person. A browser that left a page is noticed only when it is written
   * to: the person's other streams are, so that pages that were left do not count for long.
   *
   * @param session of the call; null when it has none
   */
  LiveStream open(String person, HttpSession session) {
    LiveStream stream = new LiveStream(person, admissions.admit(session));
    streams.of(person).forEach(LiveStream::proveAlive);
    streams.add(stream);
    stream.emitter().onCompletion(() -> streams.remove(stream));
    stream.emitter().onError(failure -> streams.remove(stream));
    stream.open();
    if (!running || !mayStay(stream)) {
      stream.end();
    }
    return stream;
  }

  /** A session may have ended after the call was let in, and before its stream was known here. */
  private boolean mayStay(LiveStream stream) {
    try {
      return admissions.stands(stream.admission());
    } catch (RuntimeException e) {
      streams.remove(stream);
      throw e;
    }
  }

  @Override
  public void told(String channel, String payload) {
    try {
      if (channel.equals(Announcements.ENGINE)) {
        var notice = NOTICES.readValue(payload, Changes.EngineNotice.class);
        gather(changes -> changes.add(notice));
      } else {
        var notice = NOTICES.readValue(payload, DeskNotice.class);
        if (notice.endedSession() != null) {
          endSession(notice.endedSession());
        }
        gather(changes -> changes.add(notice));
      }
    } catch (JsonProcessingException e) {
      LOG.warn("an announcement on channel {} cannot be read: {}", channel, e.getMessage());
      missedSome();
    }
  }

  @Override
  public void missedSome() {
    gather(Changes::addUnknown);
  }

  private synchronized void gather(Consumer<Changes> change) {
    change.accept(gathered);
    if (!telling && running) {
      telling = true;
      clockwork.schedule(this::tell, pause(), TimeUnit.MILLISECONDS);
    }
  }

  /** In milliseconds: what comes after a quiet while is told soon. */
  private long pause() {
    long quiet = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - toldAt);
    return Math.max(SHORTEST_MILLIS, settings.gather().toMillis() - quiet);
  }

  private synchronized Changes take() {
    Changes taken = gathered;
    gathered = new Changes();
    telling = false;
    toldAt = System.nanoTime();
    return taken;
  }

  private void tell() {
    Changes changes = take();
    try {
      if (changes.isUnknown()) {
        streams.all().forEach(this::tellToReadAnew);
      } else {
        Map<String, Told> byPerson = byPerson(changes);
        Set<String> losing = losing(changes);
        for (LiveStream stream : streams.all()) {
          if (losing.contains(stream.person())) {
            stream.tellToReadAnew();
            continue;
          }
          Told told = byPerson.get(stream.person());
          if (told != null) {
            stream.tell(told);
          }
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("whom changes concern could not be asked: {}", e.getMessage());
      missedSome();
    }
  }

  /** That a session has ended may have been told while nobody listened. */
  private void tellToReadAnew(LiveStream stream) {
    if (admissions.stands(stream.admission())) {
      stream.tellToReadAnew();
    } else {
      stream.end();
    }
  }

  private Map<String, Told> byPerson(Changes changes) {
    Map<String, Told> all = new HashMap<>();
    onlookers
        .of(streams.people(), changes.requests, changes.roots, changes.tasks)
        .forEach((person, seen) -> told(all, person).add(seen.requests(), seen.tasks()));
    if (!changes.people.isEmpty()) {
      streams.people().forEach(person -> told(all, person).people().addAll(changes.people));
    }
    if (!changes.lists.isEmpty()) {
      streams.people().forEach(person -> told(all, person).lists().addAll(changes.lists));
    }
    if (!changes.discussed.isEmpty()) {
      onlookers
          .seeingModels(streams.people())
          .forEach(person -> told(all, person).discussed().addAll(changes.discussed));
    }
    changes.personal.forEach((person, more) -> told(all, person).add(more));
    return all;
  }

  /** Who is not to go on seeing something; which, they are not told. */
  private Set<String> losing(Changes changes) {
    Set<Long> tasks = new HashSet<>(changes.tasks);
    changes.former.forEach(one -> tasks.add(one.task()));
    Set<String> losing = onlookers.losing(streams.people(), changes.hidden, tasks, changes.former);
    losing.addAll(changes.losing);
    return losing;
  }

  private static Told told(Map<String, Told> all, String person) {
    return all.computeIfAbsent(person, name -> new Told());
  }

  private void endSession(String digest) {
    for (LiveStream stream : streams.all()) {
      if (Objects.equals(stream.admission().sessionDigest(), digest)) {
        stream.end();
      }
    }
  }

  private void beat() {
    for (LiveStream stream : streams.all()) {
      try {
        admissions.renew(stream.admission()).ifPresentOrElse(stream::goOn, stream::end);
      } catch (RuntimeException e) {
        LOG.warn("a session could not be looked up; its stream stays: {}", e.getMessage());
      }
    }
  }

  @Override
  public void start() {
    running = true;
    long millis = settings.heartbeat().toMillis();
    clockwork.scheduleWithFixedDelay(this::beat, millis, millis, TimeUnit.MILLISECONDS);
  }

  /**
   * After the notice that this portal ends, and before the server stops: it would wait for open
   * streams.
   */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 512;
  }

  @Override
  public synchronized void stop() {
    running = false;
    clockwork.shutdownNow();
    streams.all().forEach(LiveStream::end);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
