package io.launchdesk.core.webhook;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Where a webhook may send. Whoever names an address has the server call it, so addresses of the
 * server's own network are refused (OWASP, Server-Side Request Forgery Prevention).
 */
public final class WebhookAddress {
  private static final int SHARED_FIRST = 100;
  private static final int SHARED_SECOND = 64;
  private static final int SHARED_MASK = 0xC0;
  private static final int UNIQUE_LOCAL = 0xFC;
  private static final int UNIQUE_LOCAL_MASK = 0xFE;

  private WebhookAddress() {}

  /**
   * Reads an address, without asking where its host is.
   *
   * @return empty when it is no absolute http or https address with a host, or carries a user name
   */
  public static Optional<URI> read(String text) {
    try {
      URI address = new URI(text.strip());
      boolean web =
          "https".equalsIgnoreCase(address.getScheme())
              || "http".equalsIgnoreCase(address.getScheme());
      return web && address.getHost() != null && address.getRawUserInfo() == null
          ? Optional.of(address)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether each machine that the host's name stands for is out in the open.
   *
   * @throws UnknownHostException when the name stands for none
   */
  public static boolean isPublic(URI address) throws UnknownHostException {
    for (InetAddress machine : InetAddress.getAllByName(address.getHost())) {
      if (!isPublic(machine)) {
        return false;
      }
    }
    return true;
  }

  /** Loopback, private, link-local, shared and multicast addresses are not. */
  static boolean isPublic(InetAddress machine) {
    byte[] bytes = machine.getAddress();
    boolean ours =
        machine.isLoopbackAddress()
            || machine.isAnyLocalAddress()
            || machine.isLinkLocalAddress()
            || machine.isSiteLocalAddress()
            || machine.isMulticastAddress();
    return !ours && !(machine instanceof Inet6Address ? isUniqueLocal(bytes) : isReserved(bytes));
  }

  private static boolean isUniqueLocal(byte[] bytes) {
    return (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
  }

  /** "This network" 0/8, shared address space 100.64/10 (RFC 6598), reserved 240/4. */
  private static boolean isReserved(byte[] bytes) {
    int first = bytes[0] & 0xFF;
    return first == 0
        || first >= 240
        || first == SHARED_FIRST && (bytes[1] & SHARED_MASK) == SHARED_SECOND;
  }

  /** What may be shown of a secret address: where it leads, not what lets one write there. */
  public static String masked(String address) {
    return read(address)
        .map(uri -> uri.getScheme() + "://" + uri.getAuthority() + "/…")
        .orElse("…");
  }
}
