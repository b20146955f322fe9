package io.launchdesk.standalone.cluster;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the Compose file tells a broker of Camunda 8.9, in the words of the 8.6 broker that runs
 * here: its settings had other names.
 */
final class Brokers {
  private static final Map<String, String> NAMES =
      Map.of(
          "CAMUNDA_CLUSTER_SIZE", "ZEEBE_BROKER_CLUSTER_CLUSTERSIZE",
          "CAMUNDA_CLUSTER_PARTITIONCOUNT", "ZEEBE_BROKER_CLUSTER_PARTITIONSCOUNT",
          "CAMUNDA_CLUSTER_REPLICATIONFACTOR", "ZEEBE_BROKER_CLUSTER_REPLICATIONFACTOR",
          "CAMUNDA_CLUSTER_INITIALCONTACTPOINTS", "ZEEBE_BROKER_CLUSTER_INITIALCONTACTPOINTS",
          "CAMUNDA_CLUSTER_NODEID", "ZEEBE_BROKER_CLUSTER_NODEID",
          "CAMUNDA_CLUSTER_NETWORK_ADVERTISEDHOST", "ZEEBE_BROKER_NETWORK_ADVERTISEDHOST");

  private Brokers() {}

  /**
   * @param compose the service's environment
   * @param application {@code camunda} of the mounted application.yaml
   * @param jar where the exporter's jar lies here
   */
  static Map<String, String> environment(
      Map<String, String> compose, Map<String, Object> application, Path jar) {
    Map<String, String> all = new LinkedHashMap<>();
    NAMES.forEach(
        (name, older) -> {
          if (!compose.containsKey(name)) {
            throw new IllegalStateException("the Compose file does not set " + name);
          }
          all.put(older, compose.get(name));
        });
    Map<String, Object> exporters =
        ComposeFile.map(ComposeFile.map(application.get("data")).get("exporters"));
    exporters.forEach(
        (id, settings) -> exporter(all, id, ComposeFile.map(settings), jar.toString()));
    return all;
  }

  private static void exporter(
      Map<String, String> all, String id, Map<String, Object> settings, String jar) {
    String prefix = "ZEEBE_BROKER_EXPORTERS_" + id.toUpperCase(java.util.Locale.ROOT) + "_";
    all.put(prefix + "CLASSNAME", (String) settings.get("class-name"));
    all.put(prefix + "JARPATH", jar);
    ComposeFile.map(settings.get("args"))
        .forEach(
            (name, value) ->
                all.put(
                    prefix + "ARGS_" + name.toUpperCase(java.util.Locale.ROOT),
                    String.valueOf(value)));
  }
}
