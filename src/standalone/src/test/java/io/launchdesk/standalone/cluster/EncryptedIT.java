package io.launchdesk.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.launchdesk.standalone.Desk;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Portal, workers and exporter with an engine and a database that take encrypted connections alone,
 * and with an engine that asks for tokens: they know both by a certificate, and talk to nobody who
 * has none.
 */
class EncryptedIT {
  @TempDir private Path temp;

  @Test
  void shouldTalkToEngineAndDatabaseThatShowTheCertificateAndToNoOther() throws Exception {
    Certificates certificates = Certificates.in(temp.resolve("certificates"));
    Cluster.Size size = new Cluster.Size(1, 2, 1);
    try (TokenIssuer issuer = new TokenIssuer();
        Cluster cluster =
            Cluster.prepare(
                temp.resolve("data"), size, Optional.of(new Protection(certificates, issuer)))) {
      // given
      Node portal = cluster.portals().getFirst();
      Cluster.start(cluster.brokers());
      Cluster.start(cluster.workers());
      Cluster.start(List.of(portal));
      Cluster.awaitReady(cluster.workers());
      Cluster.awaitReady(List.of(portal));

      // when a request is worked on: commands and jobs by gRPC, an answer by HTTP, facts by JDBC
      Desk desk = new Desk(portal.http());
      String request = desk.submit("Nobody reads along");
      desk.answer("approver", request, "check-feasibility", Map.of("feasibility", "feasible"));

      // then
      desk.awaitTask("approver", request, "approve-step");

      // and a portal never talks to an engine of which it does not know who signed for it, nor gets
      // anywhere without the secret
      Node other = cluster.portals().getLast();
      assertServesWithoutEngine(
          other.with("no-authority", all -> all.remove("CAMUNDA_CLIENT_CACERTIFICATEPATH")));
      assertServesWithoutEngine(
          other.with(
              "no-secret",
              all -> {
                all.put("CAMUNDA_CLIENT_AUTH_CLIENTSECRET", "guessed");
                all.put("CAMUNDA_CLIENT_AUTH_CREDENTIALSCACHEPATH", temp + "/no-token");
              }));

      // and nobody talks to the database in the clear, or without knowing it
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> connect(cluster, "?sslmode=disable"))
          .withMessageContaining("no encryption");
      Certificates others = Certificates.in(temp.resolve("others"));
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> connect(cluster, others.databaseParameters()))
          .withMessageContaining("SSL error");
    }
  }

  private static void assertServesWithoutEngine(Node portal) throws Exception {
    try (portal) {
      portal.start();
      await(portal.name() + " serves people")
          .atMost(Duration.ofMinutes(3))
          .failFast(portal.name() + " has ended", () -> !portal.alive())
          .until(() -> portal.get("/actuator/health/serving").status() == 200);
      Node.Answer readiness = portal.get("/actuator/health/readiness");
      assertThat(readiness.status()).describedAs(readiness.body()).isEqualTo(503);
      assertThat(readiness.body()).contains("\"engine\":{\"status\":\"DOWN\"");
    }
  }

  private static void connect(Cluster cluster, String parameters) throws SQLException {
    var access = cluster.database();
    DriverManager.getConnection(access.url() + parameters, access.user(), access.password())
        .close();
  }
}
