package io.launchdesk.standalone.install;

import java.io.IOException;

/** A program that says so when it has begun, and ends when its input does. */
final class Idle {

  private Idle() {}

  public static void main(String[] args) throws IOException {
    System.out.println("begun");
    System.in.read();
  }
}
