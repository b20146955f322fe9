package io.launchdesk.standalone.cluster;

import java.util.HashMap;
import java.util.Map;

/** What lets portal, workers, exporter, engine and database know each other. */
record Protection(Certificates certificates, TokenIssuer issuer) {

  /** More settings of a broker. */
  Map<String, String> ofBroker() {
    return both(certificates.ofBroker(), issuer.ofBroker());
  }

  /** More settings of portal and workers. */
  Map<String, String> ofClient() {
    return both(certificates.ofClient(), issuer.ofClient());
  }

  private static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
    Map<String, String> all = new HashMap<>(one);
    all.putAll(other);
    return all;
  }
}
