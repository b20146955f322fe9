package io.launchdesk.standalone.part;

/** Ends well only when it is told, as Spring is, to end before it begins to work. */
final class RehearsedProgram {
  private RehearsedProgram() {}

  public static void main(String[] arguments) {
    boolean told = "onRefresh".equals(System.getProperty("spring.context.exit"));
    boolean secret = "secret".equals(System.getenv("SPRING_DATASOURCE_PASSWORD"));
    System.exit(told && secret && !String.join(" ", arguments).contains("broken") ? 0 : 3);
  }
}
