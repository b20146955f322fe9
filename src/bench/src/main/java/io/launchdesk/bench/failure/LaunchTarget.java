package io.launchdesk.bench.failure;

import io.launchdesk.standalone.channel.ChannelStore;
import io.launchdesk.standalone.channel.Publication;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The channels' own receiver, which no strike hits: it counts what was published for each request
 * and channel, and knows whether it is still out.
 */
public final class LaunchTarget {
  private static final Pattern REQUEST = Pattern.compile("MR-\\d+");

  private final ChannelStore store;
  private final JdbcClient database;

  /**
   * @param data the system's data folder
   */
  public LaunchTarget(Path data, JdbcClient database) {
    this.store = new ChannelStore(data.resolve("channels"), Clock.systemUTC());
    this.database = database;
  }

  /** What the channels have otherwise than the system believes. */
  public List<Finding> findings() {
    List<Publication> all = store.newest(Integer.MAX_VALUE);
    Map<String, String> believed = believed();
    Set<String> seen = new HashSet<>();
    List<String> twice = new ArrayList<>();
    List<String> otherwise = new ArrayList<>();
    for (Publication one : all) {
      if (!seen.add(one.channel() + " of " + requestOf(one))) {
        twice.add(one.channel() + " of " + requestOf(one));
      }
      String state = one.live() ? "verified" : "retracted";
      String belief = believed.remove(one.key());
      if (!state.equals(belief)) {
        otherwise.add(one.key() + " is " + state + ", and held for " + belief);
      }
    }
    believed.forEach((key, state) -> otherwise.add(key + " was never received, and is " + state));
    List<Finding> found = new ArrayList<>();
    if (!twice.isEmpty()) {
      found.add(new Finding("published twice", twice));
    }
    if (!otherwise.isEmpty()) {
      found.add(new Finding("publications that are otherwise than believed", otherwise));
    }
    return found;
  }

  /** States of the publications by their effect keys; landing pages are the portal's own. */
  private Map<String, String> believed() {
    Map<String, String> states = new HashMap<>();
    database
        .sql(
            """
            select p.effect_key, p.state from desk.publication p
             where not exists (select from desk.landing_page l
                                where l.request_id = p.request_id and p.channel = 'landing-page')
            """)
        .query((RowCallbackHandler) row -> states.put(row.getString(1), row.getString(2)));
    return states;
  }

  private static String requestOf(Publication publication) {
    Matcher request = REQUEST.matcher(publication.key());
    return request.find() ? request.group() : publication.key();
  }
}
