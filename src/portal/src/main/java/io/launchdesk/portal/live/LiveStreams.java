package io.launchdesk.portal.live;

import io.launchdesk.portal.PortalSettings;
import io.launchdesk.portal.problem.ProblemType;
import io.launchdesk.portal.problem.Refusal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The streams that are open on this portal. */
@Component
class LiveStreams {
  private final int mostPerPerson;
  private final Set<LiveStream> open = new LinkedHashSet<>();

  LiveStreams(PortalSettings settings) {
    this.mostPerPerson = settings.live().streamsPerPerson();
  }

  /**
   * @throws Refusal when the person has too many streams already
   */
  synchronized void add(LiveStream stream) {
    int others = of(stream.person()).size();
    if (others >= mostPerPerson) {
      throw new Refusal(
          ProblemType.TOO_MANY_STREAMS,
          "You have " + others + " live streams open here; more are not kept.");
    }
    open.add(stream);
  }

  synchronized void remove(LiveStream stream) {
    open.remove(stream);
  }

  synchronized List<LiveStream> all() {
    return List.copyOf(open);
  }

  synchronized List<LiveStream> of(String person) {
    return open.stream().filter(one -> one.person().equals(person)).toList();
  }

  Set<String> people() {
    return all().stream().map(LiveStream::person).collect(Collectors.toSet());
  }
}
