package io.launchdesk.standalone.part;

/**
 * What differs between runs of the broker.
 *
 * @param controlledClock whether tests may move its clock
 * @param keepsLog whether the log is kept after a snapshot, up to a gigabyte
 * @param freeMegabytes below this free space of its disk it takes nothing in; more than {@link
 *     #FREE_FOR_REPLICATION}
 */
public record BrokerSettings(boolean controlledClock, boolean keepsLog, int freeMegabytes) {
  /** Below this it does not even write down what other brokers send. */
  public static final int FREE_FOR_REPLICATION = 256;

  /** What it stops below unless something else is asked for. */
  public static final int FREE_MEGABYTES = 512;

  /** As the embedded default runs it. */
  public static final BrokerSettings STANDARD = new BrokerSettings(false, false, FREE_MEGABYTES);
}
