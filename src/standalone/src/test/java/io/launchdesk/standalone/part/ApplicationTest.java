package io.launchdesk.standalone.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.launchdesk.standalone.folder.LeftOvers;
import io.launchdesk.standalone.install.ClassArchives;
import io.launchdesk.standalone.install.Installation;
import io.launchdesk.standalone.supervisor.Children;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {
  private static final String IDENTITY = "1a2b";

  @TempDir private Path folder;

  private Path cache;
  private ClassArchives archives;
  private Children children;
  private Application application;

  @BeforeEach
  void layOut() throws IOException {
    cache = Files.createDirectory(folder.resolve("cache"));
    archives =
        new ClassArchives(
            new Installation("1", cache, "8", folder, "18", folder, folder, folder, folder));
    children = new Children(LeftOvers.in(folder));
    Path jar = Files.createDirectory(folder.resolve("some-app-" + IDENTITY)).resolve("some.jar");
    pack(RehearsedProgram.class, jar);
    application = new Application("workers", "Workers", jar, 1, "64m");
  }

  @Test
  void shouldHaveAnArchiveAfterARehearsal() throws IOException {
    // when
    application.rehearse(children, archives, settings("fine"));

    // then
    assertThat(cached()).singleElement().asString().endsWith(".jsa");
    ClassArchives.Use next = archives.use("workers", IDENTITY);
    assertThat(next.writes()).isFalse();
    assertThat(next.options()).singleElement().asString().startsWith("-XX:SharedArchiveFile=");
  }

  @Test
  void shouldRehearseOnceOnly() throws IOException {
    // given
    application.rehearse(children, archives, settings("fine"));
    List<Path> before = cached();

    // when: this one would fail
    application.rehearse(children, archives, settings("broken"));

    // then
    assertThat(cached()).isEqualTo(before);
  }

  @Test
  void shouldLeaveNothingOfARehearsalThatFails() throws IOException {
    // when
    assertThatThrownBy(() -> application.rehearse(children, archives, settings("broken")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ended with 3");

    // then
    assertThat(cached()).isEmpty();
  }

  private static ApplicationSettings settings(String what) {
    return new ApplicationSettings(
        new DatabaseAccess("jdbc:postgresql://127.0.0.1:1/none", "nobody", "secret"),
        Map.of("some.setting", what),
        Map.of());
  }

  private List<Path> cached() throws IOException {
    try (Stream<Path> all = Files.list(cache)) {
      return all.toList();
    }
  }

  private static void pack(Class<?> program, Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, program.getName());
    String entry = program.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream all = new JarOutputStream(out, manifest);
        InputStream code = program.getClassLoader().getResourceAsStream(entry)) {
      all.putNextEntry(new JarEntry(entry));
      code.transferTo(all);
      all.closeEntry();
    }
  }
}
