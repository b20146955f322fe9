package io.launchdesk.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The script {@code launchdesk} in a checkout of its own, with stand-ins for JDK, Maven, Node and
 * browser.
 */
class ScriptTest {
  private static final String JAVA = "#!/bin/sh\necho \"program of $JAVA_HOME: $*\"\n";
  private static final String MAVEN =
      """
      #!/bin/sh
      case $1 in --version) printf '\\033[1mApache Maven 3.9.1 (x)\\033[m\\n'; exit 0 ;; esac
      echo "maven ran with $JAVA_HOME"
      mkdir -p src/standalone/target workers/target src/portal/target src/exporter/target
      touch src/standalone/target/launchdesk-standalone.jar workers/target/launchdesk-workers-1-app.jar \\
        src/portal/target/launchdesk-portal-1-app.jar src/exporter/target/launchdesk-exporter-1-shaded.jar
      """;

  @TempDir private Path temp;
  private Path checkout;
  private Path programs;
  private Path jdks;
  private Path jdk;

  private record Result(int code, String said) {}

  @BeforeEach
  void checkOut() throws IOException {
    checkout = Files.createDirectory(temp.resolve("checkout"));
    programs = Files.createDirectory(temp.resolve("programs"));
    jdks = Files.createDirectory(temp.resolve("jdks"));
    Files.copy(
        Path.of("../../launchdesk"),
        checkout.resolve("launchdesk"),
        StandardCopyOption.COPY_ATTRIBUTES);
    for (String folder : List.of("src/core", "workers", "processes", "forms", "examples")) {
      Files.createDirectories(checkout.resolve(folder));
    }
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    source("src/core/A.java", Instant.now().minusSeconds(600));
    for (String tool : tools()) {
      program(programs.resolve(tool), "#!/bin/sh\nexec " + tool(tool) + " \"$@\"\n");
    }
    program(programs.resolve("mvn"), MAVEN);
    program(programs.resolve("node"), "#!/bin/sh\necho v22.4.0\n");
    program(programs.resolve("npm"), "#!/bin/sh\necho \"npm $*\"\n");
    jdk = jdk("21.0.4");
  }

  @Test
  void shouldBuildOnceAndOnlyAgainWhenASourceChanged() throws Exception {
    assertThat(run(jdk, "run").said()).contains("maven ran with " + jdk);
    assertThat(run(jdk, "run").said()).doesNotContain("maven ran").contains("program of " + jdk);

    source("src/core/A.java", Instant.now().plusSeconds(5));
    assertThat(run(jdk, "run").said()).contains("maven ran");
  }

  @Test
  void shouldBuildAgainWhenASourceCameOrWent() throws Exception {
    run(jdk, "run");
    source("src/core/Old.java", Instant.now().minusSeconds(6000));
    assertThat(run(jdk, "run").said()).contains("maven ran");
    Files.delete(checkout.resolve("src/core/Old.java"));
    assertThat(run(jdk, "run").said()).contains("maven ran");
    assertThat(run(jdk, "run").said()).doesNotContain("maven ran");
  }

  @Test
  void shouldBuildAgainWhenWhatWasBuiltIsGone() throws Exception {
    run(jdk, "run");
    Files.delete(checkout.resolve("workers/target/launchdesk-workers-1-app.jar"));
    assertThat(run(jdk, "run").said()).contains("maven ran");
  }

  @Test
  void shouldNotRememberABuildThatFailed() throws Exception {
    program(programs.resolve("mvn"), MAVEN.replace("echo \"maven ran", "exit 1; echo \"maven ran"));
    Result failed = run(jdk, "run");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.said()).contains("The build failed").doesNotContain("program of");

    program(programs.resolve("mvn"), MAVEN);
    assertThat(run(jdk, "run").said()).contains("maven ran");
  }

  @Test
  void shouldPassOverAJavaHomeThatIsTooOld() throws Exception {
    // given an old JAVA_HOME, and a good one on the path
    program(programs.resolve("java"), JAVA);
    Path good = jdk("25");
    Files.delete(programs.resolve("java"));
    Files.createSymbolicLink(programs.resolve("java"), good.resolve("bin/java"));

    // when, then
    assertThat(run(jdk("17.0.9"), "run").said()).contains("program of " + good);
  }

  @Test
  void shouldNameWhatIsMissingWhatWasFoundAndHowToGetIt() throws Exception {
    // given Maven too old and no Node
    program(programs.resolve("mvn"), "#!/bin/sh\necho 'Apache Maven 3.6.3 (x)'\n");
    Files.delete(programs.resolve("node"));

    // when
    Result result = run(jdk, "test");

    // then
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.said())
        .contains("mvn 3.8 or newer (found: 3 6)", "maven.apache.org")
        .contains("node 20.0 or newer (found: none)", "nodejs.org");
  }

  @Test
  void shouldHandArgumentsOverAsTheyAre() throws Exception {
    assertThat(run(jdk, "demo", "--requests", "2", "--data", "a folder").said())
        .contains("demo --requests 2 --data a folder");
  }

  @Test
  void shouldFailForCommandsThatItDoesNotKnow() throws Exception {
    assertThat(run(jdk, "fly").code()).isEqualTo(2);
    assertThat(run(jdk, "help").code()).isZero();
    assertThat(run(jdk).said()).contains("./launchdesk doctor");
  }

  @Test
  void shouldTellHonestlyWhenTestsFail() throws Exception {
    Result passed = run(jdk, "test");
    assertThat(passed.code()).isZero();
    assertThat(passed.said()).contains("npm run e2e", "code:   passed", "web:    passed");

    program(programs.resolve("npm"), "#!/bin/sh\nexit 1\n");
    Result page = run(jdk, "test");
    assertThat(page.code()).isEqualTo(1);
    assertThat(page.said()).contains("code:   passed", "web:    FAILED");

    program(programs.resolve("mvn"), MAVEN.replace("echo \"maven ran", "exit 1; echo \"maven ran"));
    Result failed = run(jdk, "test");
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.said()).contains("code:   FAILED");
  }

  @Test
  void shouldMakeTheSecretsThatAreMissingBeforeItStartsContainers() throws Exception {
    // given a Compose file with two secrets, of which one is there
    Files.writeString(
        checkout.resolve("docker-compose.yml"),
        "secrets:\n  a:\n    file: ./secrets/a\n  b:\n    file: ./secrets/b\n");
    Path secrets = Files.createDirectory(checkout.resolve("secrets"));
    Files.writeString(secrets.resolve("a"), "mine");
    program(programs.resolve("docker"), "#!/bin/sh\necho \"docker $*\"\n");

    // when
    Result result = run(jdk, "compose", "up", "--scale", "workers=3");

    // then
    assertThat(result.code()).isZero();
    assertThat(result.said())
        .contains("docker compose up --scale workers=3", "Made secrets/b")
        .doesNotContain("secrets/a");
    assertThat(secrets.resolve("a")).hasContent("mine");
    assertThat(Files.readString(secrets.resolve("b"))).matches("[0-9a-f]{48}");
    assertThat(Files.getPosixFilePermissions(secrets.resolve("b")))
        .isEqualTo(PosixFilePermissions.fromString("r--r--r--"));
    assertThat(Files.getPosixFilePermissions(secrets))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void shouldSayWhenThereIsNoDocker() throws Exception {
    Files.writeString(checkout.resolve("docker-compose.yml"), "secrets: {}\n");
    Result result = run(jdk, "compose", "up");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.said()).contains("Docker with Compose 2.24 or newer is needed");
    assertThat(checkout.resolve("secrets")).doesNotExist();
  }

  private Result run(Path javaHome, String... arguments) throws Exception {
    List<String> command =
        Stream.concat(
                Stream.of("/bin/sh", checkout.resolve("launchdesk").toString()),
                Stream.of(arguments))
            .toList();
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder
        .environment()
        .putAll(
            Map.of(
                "PATH",
                programs.toString(),
                "JAVA_HOME",
                javaHome.toString(),
                "LAUNCHDESK_CHROMIUM",
                programs.resolve("sh").toString(),
                "HOME",
                "/"));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), said);
  }

  private Path jdk(String version) throws IOException {
    Path home = Files.createDirectories(jdks.resolve("jdk-" + version));
    Files.createDirectories(home.resolve("bin"));
    program(home.resolve("bin/java"), JAVA);
    program(home.resolve("bin/javac"), JAVA);
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  private void source(String name, Instant changed) throws IOException {
    Path file = Files.writeString(checkout.resolve(name), "class A {}");
    Files.setLastModifiedTime(file, FileTime.from(changed));
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static List<String> tools() {
    return List.of(
        "cat",
        "chmod",
        "cksum",
        "dirname",
        "basename",
        "find",
        "head",
        "ls",
        "mkdir",
        "mv",
        "od",
        "readlink",
        "sed",
        "sort",
        "touch",
        "tr",
        "awk",
        "sh");
  }

  private static Path tool(String name) {
    return Stream.of("/bin", "/usr/bin")
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }
}
