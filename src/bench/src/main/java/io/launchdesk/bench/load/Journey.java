package io.launchdesk.bench.load;

/** The way of a request through a system, with people who answer each task as soon as it comes. */
@FunctionalInterface
public interface Journey {
  /**
   * Brings a request in and answers its tasks until it has come to its end.
   *
   * @param waits hears of each thing that a person did, how long it took until the request's next
   *     task, or its end, was there to be seen
   * @throws Exception when it can't be brought to its end; it then counts as failed
   */
  void travel(Waits waits) throws Exception;
}
