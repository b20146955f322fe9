package io.launchdesk.standalone.part;

/**
 * How to reach the database.
 *
 * @param url JDBC address, without user and password
 * @param user role
 * @param password never on a command line, where every user of the machine can read it
 */
public record DatabaseAccess(String url, String user, String password) {

  /** The same database by another port of the same host. */
  public DatabaseAccess at(int port) {
    return new DatabaseAccess(url.replaceFirst(":\\d+/", ":" + port + "/"), user, password);
  }

  @Override
  public String toString() {
    return url + " as " + user;
  }
}
