package io.launchdesk.standalone.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.launchdesk.standalone.local.Exchange;
import io.launchdesk.standalone.local.LocalServer;
import io.launchdesk.standalone.local.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The fault switch: {@code PUT /faults/CHANNEL} makes a channel fail, {@code DELETE} ends that,
 * {@code GET /faults} lists. Faults end with the run.
 */
public final class Faults implements LocalServer.Handler {
  private final Map<String, Fault> active = new TreeMap<>();

  @Override
  public void answer(Exchange exchange) throws IOException {
    List<String> path = exchange.path();
    if (path.size() == 1 && exchange.method().equals("GET")) {
      exchange.json(200, all());
      return;
    }
    if (path.size() != 2) {
      throw new Problem(404, "The address of a fault is /faults/CHANNEL.");
    }
    switch (exchange.method()) {
      case "PUT" -> set(ChannelReceiver.channel(path.get(1)), parse(exchange.body()));
      case "DELETE" -> clear(path.get(1));
      default -> throw new Problem(405, "PUT switches a fault on, DELETE off.");
    }
    exchange.json(200, all());
  }

  /** The status to answer instead of doing what was asked, or 0. */
  public synchronized int strike(String channel, String method, String key) {
    Fault fault = active.get(channel);
    if (fault == null || !fault.hits(method, key)) {
      return 0;
    }
    Fault left = fault.once();
    if (left.spent()) {
      active.remove(channel);
    } else {
      active.put(channel, left);
    }
    return fault.status();
  }

  private synchronized void set(String channel, Fault fault) {
    active.put(channel, fault);
  }

  private synchronized void clear(String channel) {
    active.remove(channel);
  }

  private synchronized Map<String, Fault> all() {
    return Map.copyOf(active);
  }

  private static Fault parse(byte[] body) throws IOException {
    try {
      Fault fault = Exchange.JSON.readValue(body, Fault.class);
      if (fault.status() < 400 || fault.status() > 599 || fault.spent()) {
        throw new Problem(
            400, "A fault needs a status from 400 to 599; times, if any, is 1 or more.");
      }
      return fault;
    } catch (JsonProcessingException e) {
      throw new Problem(
          400, "A fault is {\"status\": 503, \"times\": 2, \"keyContains\": \"MR-1001\"}.");
    }
  }
}
