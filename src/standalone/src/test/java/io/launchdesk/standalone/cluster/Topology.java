package io.launchdesk.standalone.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a broker says about the whole cluster. */
final class Topology {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Topology() {}

  /**
   * Which broker leads each partition; without those that nobody leads.
   *
   * @param brokers in the order of their node ids
   */
  static Map<Integer, Node> leaders(Node asked, List<Node> brokers) throws IOException {
    Map<Integer, Node> leaders = new LinkedHashMap<>();
    for (JsonNode broker : seenBy(asked)) {
      for (JsonNode partition : broker.path("partitions")) {
        if (partition.path("role").asText().equals("leader")) {
          leaders.put(
              partition.path("partitionId").asInt(), brokers.get(broker.path("nodeId").asInt()));
        }
      }
    }
    return leaders;
  }

  /** How many copies of partitions are at work, on all brokers together. */
  static int replicas(Node asked) throws IOException {
    int count = 0;
    for (JsonNode broker : seenBy(asked)) {
      for (JsonNode partition : broker.path("partitions")) {
        if (partition.path("health").asText().equals("healthy")) {
          count++;
        }
      }
    }
    return count;
  }

  private static JsonNode seenBy(Node asked) throws IOException {
    return JSON.readTree(asked.get("/v2/topology").body()).path("brokers");
  }
}
