package io.launchdesk.standalone;

import java.nio.file.Path;
import java.util.Locale;

/** What is said when everything works: where to go and what to try. */
final class Welcome {

  private Welcome() {}

  static String text(Launch launch) {
    return String.format(
        Locale.ROOT,
        """

        Ready in %.1f s.

          Portal      %s
          Mail        %s/mail
          Channels    %s/channels

          Accounts    requester, approver, producer, launch-manager, process-owner,
                      analyst, operator, admin; the password of each is demo

          Try         ./launchdesk demo --requests 24%s
                      ./launchdesk doctor%s

        Ctrl-C stops everything and keeps the data.\
        """,
        launch.elapsed().toMillis() / 1000.0,
        launch.portal(),
        launch.localAddress(),
        launch.localAddress(),
        options(launch),
        options(launch));
  }

  private static String options(Launch launch) {
    String port = launch.portalPort() == 8080 ? "" : " --port " + launch.portalPort();
    Path usual = Path.of("data").toAbsolutePath().normalize();
    String data = launch.folder().root().equals(usual) ? "" : " --data " + launch.folder().root();
    return port + data;
  }
}
