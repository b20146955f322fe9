package io.launchdesk.core.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the contract into a file in the build, for rules that do not run on Java. */
public final class ContractFile {
  private ContractFile() {}

  /**
   * @param args the path of the file
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    Files.createDirectories(file.getParent());
    Files.writeString(file, ProcessContract.current().json() + "\n");
  }
}
