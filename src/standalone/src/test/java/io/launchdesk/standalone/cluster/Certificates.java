package io.launchdesk.standalone.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A certificate authority of the test's own and a certificate for engine and database, made by the
 * JDK's {@code keytool}, with the settings that a broker, its clients and PostgreSQL need for them.
 */
final class Certificates {
  private static final String PASSWORD = "only-for-this-test";

  private final Path folder;

  private Certificates(Path folder) {
    this.folder = folder;
  }

  /** Makes them; the servers' names are {@code engine} and {@code 127.0.0.1}. */
  static Certificates in(Path folder) throws IOException, GeneralSecurityException {
    Certificates made = new Certificates(Files.createDirectories(folder));
    made.keytool("-genkeypair", "-alias", "ca", "-dname", "CN=A test's authority", "-ext", "bc:c");
    made.keytool("-exportcert", "-rfc", "-alias", "ca", "-file", made.path("ca.pem"));
    made.keytool("-genkeypair", "-alias", "server", "-dname", "CN=engine");
    made.keytool("-certreq", "-alias", "server", "-file", made.path("request.pem"));
    made.keytool(
        "-gencert",
        "-rfc",
        "-alias",
        "ca",
        "-ext",
        "san=dns:engine,ip:127.0.0.1",
        "-infile",
        made.path("request.pem"),
        "-outfile",
        made.path("server.pem"));
    made.exportKey();
    return made;
  }

  /** Makes PostgreSQL with this data folder take encrypted connections and no others. */
  void protect(Path data) throws IOException {
    Path settings = data.resolve("postgresql.conf");
    Files.writeString(
        settings,
        Files.readString(settings)
            + "\nssl = on\nssl_cert_file = '%s'\nssl_key_file = '%s'\n"
                .formatted(path("server.pem"), path("server.key")));
    Path rules = data.resolve("pg_hba.conf");
    Files.writeString(rules, Files.readString(rules).replaceAll("(?m)^host ", "hostssl "));
  }

  /** Makes a broker's gateway take encrypted calls alone, over gRPC and over HTTP. */
  Map<String, String> ofBroker() {
    return Map.of(
        "ZEEBE_BROKER_GATEWAY_SECURITY_ENABLED", "true",
        "ZEEBE_BROKER_GATEWAY_SECURITY_CERTIFICATECHAINPATH", path("server.pem"),
        "ZEEBE_BROKER_GATEWAY_SECURITY_PRIVATEKEYPATH", path("server.key"),
        "SERVER_SSL_ENABLED", "true",
        "SERVER_SSL_CERTIFICATE", path("server.pem"),
        "SERVER_SSL_CERTIFICATEPRIVATEKEY", path("server.key"));
  }

  /** Makes portal and workers talk to it and to no other. */
  Map<String, String> ofClient() {
    return Map.of(
        "CAMUNDA_CLIENT_GRPCADDRESS", "https://engine:26500",
        "CAMUNDA_CLIENT_RESTADDRESS", "https://engine:8080",
        "CAMUNDA_CLIENT_CACERTIFICATEPATH", path("ca.pem"));
  }

  /** What is added to the database's address, of portal, workers and exporter alike. */
  String databaseParameters() {
    return "?sslmode=verify-full&sslrootcert=" + path("ca.pem");
  }

  private String path(String name) {
    return folder.resolve(name).toAbsolutePath().toString();
  }

  private void exportKey() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
      keys.load(in, PASSWORD.toCharArray());
    }
    byte[] key = keys.getKey("server", PASSWORD.toCharArray()).getEncoded();
    Path file = Files.createFile(folder.resolve("server.key"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(
        file,
        "-----BEGIN PRIVATE KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
            + "\n-----END PRIVATE KEY-----\n");
  }

  private void keytool(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", path("keys.p12"), "-storepass", PASSWORD));
    if (arguments[0].equals("-genkeypair")) {
      command.addAll(List.of("-keyalg", "RSA", "-keysize", "2048", "-validity", "2"));
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(said);
    }
  }
}
