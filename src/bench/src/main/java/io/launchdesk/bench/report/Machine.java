package io.launchdesk.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a measurement ran on.
 *
 * @param cores processors that this process may use
 * @param memoryMegabytes of the machine
 * @param processor its model, as the system tells it
 * @param kernel name and version
 * @param jvm of the measuring process
 */
public record Machine(
    int cores, long memoryMegabytes, String processor, String kernel, String jvm) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  /** This one. */
  public static Machine here() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize() >> 20,
        model(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + Runtime.version());
  }

  /** How many processes want a processor, as a mean of the last minute; negative when not told. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String model() {
    try {
      if (Files.isReadable(PROCESSORS)) {
        return Files.readAllLines(PROCESSORS).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.replaceFirst("[^:]*:\\s*", ""))
            .findFirst()
            .orElse(System.getProperty("os.arch"));
      }
    } catch (IOException e) {
      // a system that does not tell more than the architecture
    }
    return System.getProperty("os.arch");
  }
}
