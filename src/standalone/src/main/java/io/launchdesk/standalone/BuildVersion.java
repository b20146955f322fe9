package io.launchdesk.standalone;

import io.launchdesk.standalone.install.Installation;
import picocli.CommandLine.IVersionProvider;

/** Tells the versions of Launchdesk and of the servers that it starts. */
final class BuildVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    Installation installation = Installation.ofThisBuild();
    return new String[] {
      "Launchdesk " + installation.version(),
      "Zeebe " + installation.brokerVersion(),
      "PostgreSQL " + installation.postgresVersion(),
      "Java " + Runtime.version()
    };
  }
}
