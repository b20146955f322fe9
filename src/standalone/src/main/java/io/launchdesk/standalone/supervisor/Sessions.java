package io.launchdesk.standalone.supervisor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts children in a session of their own. Ctrl-C in a terminal goes to every process of the
 * foreground group: without this the children would all end at once and not in order. All ways
 * replace themselves by the program, so the process id is the program's.
 */
final class Sessions {
  private static final List<String> PERL =
      List.of("-e", "use POSIX; POSIX::setsid(); exec @ARGV or die \"$ARGV[0]: $!\\n\"", "--");

  private Sessions() {}

  /** The command with what puts it into its own session in front. */
  static List<String> own(List<String> command) {
    List<String> whole = new ArrayList<>(prefix());
    whole.addAll(command);
    return whole;
  }

  private static List<String> prefix() {
    Optional<Path> setsid = found("setsid");
    if (setsid.isPresent()) {
      return List.of(setsid.get().toString());
    }
    Optional<Path> perl = found("perl");
    if (perl.isPresent()) {
      return Stream.concat(Stream.of(perl.get().toString()), PERL.stream()).toList();
    }
    return List.of("/bin/sh", "-c", "trap '' INT; exec \"$0\" \"$@\"");
  }

  private static Optional<Path> found(String program) {
    return Stream.of("/usr/bin", "/bin")
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
