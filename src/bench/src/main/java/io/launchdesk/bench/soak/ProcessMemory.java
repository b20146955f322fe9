package io.launchdesk.bench.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Memory of processes on Linux. */
final class ProcessMemory {
  /** Lines of {@code GC.heap_info} about spaces that no collection empties. */
  private static final List<String> NOT_HEAP = List.of("Metaspace", "class space");

  private static final Pattern USED = Pattern.compile("total.*?used (\\d+)K");
  private static final Pattern PROPORTIONAL = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");
  private static final Pattern ALL = Pattern.compile("(?m)^Rss:\\s+(\\d+) kB");
  private static final Pattern ANONYMOUS = Pattern.compile("(?m)^Anonymous:\\s+(\\d+) kB");

  private ProcessMemory() {}

  /**
   * Heap that is used after a full collection, in bytes.
   *
   * @param pid of a JVM
   */
  static long heapAfterCollection(long pid) throws IOException, InterruptedException {
    jcmd(pid, "GC.run");
    return heap(jcmd(pid, "GC.heap_info"));
  }

  /** Sum of the generations, or the one heap of collectors without them. */
  static long heap(String info) {
    return 1024
        * info.lines()
            .filter(line -> NOT_HEAP.stream().noneMatch(line::contains))
            .map(USED::matcher)
            .filter(Matcher::find)
            .mapToLong(found -> Long.parseLong(found.group(1)))
            .sum();
  }

  /**
   * Resident memory of a process, in bytes. Of one that has started others it is that of all of
   * them, and what several share counts for each in proportion (PSS), so that PostgreSQL's buffers
   * count once. All that a process alone has mapped counts (RSS): what it shares with another
   * system on the machine must not seem to shrink when that one starts.
   */
  static long resident(long pid) throws IOException {
    ProcessHandle process =
        ProcessHandle.of(pid).orElseThrow(() -> new IOException("no process " + pid));
    List<ProcessHandle> family = Stream.concat(Stream.of(process), process.descendants()).toList();
    Pattern counted = family.size() == 1 ? ALL : PROPORTIONAL;
    long sum = 0;
    for (ProcessHandle one : family) {
      sum += bytes(one.pid(), counted);
    }
    return sum;
  }

  /**
   * What a process has in memory with no file behind it, in bytes: heap, and what native code has
   * taken. The engine's log, of which resident memory has the files that it keeps now, is not in
   * it.
   */
  static long anonymous(long pid) throws IOException {
    return bytes(pid, ANONYMOUS);
  }

  private static long bytes(long pid, Pattern counted) throws IOException {
    Path file = Path.of("/proc/" + pid + "/smaps_rollup");
    try {
      Matcher found = counted.matcher(Files.readString(file));
      return found.find() ? 1024 * Long.parseLong(found.group(1)) : 0;
    } catch (NoSuchFileException e) {
      return 0; // a process that has ended meanwhile
    } catch (IOException e) {
      if (Files.exists(file)) {
        throw e;
      }
      return 0;
    }
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                command)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("jcmd " + pid + " " + command + ": " + said);
    }
    return said;
  }
}
