package io.launchdesk.bench.failpoint;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.ByteBuddy;

/** Sets failpoints in processes that run. */
public final class Failpoints {
  static final String NO_CLASS = "there is no class ";
  private static final List<Class<?>> AGENT =
      List.of(
          FailpointAgent.class,
          Failpoint.class,
          Failpoint.Moment.class,
          Trap.class,
          Trap.Entered.class,
          Trap.Returning.class);

  private final Path folder;
  private final Path jar;

  /**
   * @param folder for the agent and the signs of those who died; made when it is not there
   */
  public Failpoints(Path folder) {
    this.folder = folder.toAbsolutePath();
    this.jar = this.folder.resolve("agent.jar");
    try {
      Files.createDirectories(folder);
      write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process can't have a failpoint now: it is not far enough yet, or has ended. */
  public static final class NotYet extends Exception {
    NotYet(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * A failpoint that is set.
   *
   * @param sign file that is there as soon as the process came to it
   */
  public record Armed(Path sign) {

    /** Whether the process was halted at it. */
    public boolean wasReached() {
      return Files.exists(sign);
    }

    /** How often the process came to it. */
    public long times() {
      return sign.toFile().length();
    }
  }

  /**
   * Sets it: the process is halted when it comes there next, or held up each time.
   *
   * @param name of a file, another one each time
   * @throws NotYet when the process is starting, or has not loaded the class of a plugin yet
   * @throws IllegalStateException when there is no such method
   */
  public Armed arm(long process, String name, Failpoint failpoint) throws NotYet {
    Path sign = folder.resolve(name);
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(process));
      try {
        machine.loadAgent(jar.toString(), sign + " " + failpoint.encoded());
        return new Armed(sign);
      } finally {
        machine.detach();
      }
    } catch (AttachNotSupportedException | IOException e) {
      throw new NotYet("process " + process + " can't be reached", e);
    } catch (AgentLoadException | AgentInitializationException e) {
      String reason = taken(sign);
      if (reason.startsWith(NO_CLASS)) {
        throw new NotYet(reason, e);
      }
      throw new IllegalStateException(reason, e);
    }
  }

  /** What the agent wrote before it gave up. */
  private static String taken(Path sign) {
    try {
      String reason = Files.readString(sign);
      Files.delete(sign);
      return reason;
    } catch (IOException e) {
      return "the agent could not be loaded";
    }
  }

  private void write() throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(new Attributes.Name("Agent-Class"), FailpointAgent.class.getName());
    main.put(new Attributes.Name("Can-Retransform-Classes"), "true");
    main.put(Attributes.Name.CLASS_PATH, library());
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest)) {
      for (Class<?> type : AGENT) {
        add(out, type);
      }
      for (Class<?> type : FailpointAgent.class.getDeclaredClasses()) {
        add(out, type);
      }
    }
  }

  private static void add(JarOutputStream out, Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    out.putNextEntry(new JarEntry(name));
    try (InputStream in = type.getResourceAsStream("/" + name)) {
      in.transferTo(out);
    }
  }

  private static String library() {
    try {
      return ByteBuddy.class
          .getProtectionDomain()
          .getCodeSource()
          .getLocation()
          .toURI()
          .toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
