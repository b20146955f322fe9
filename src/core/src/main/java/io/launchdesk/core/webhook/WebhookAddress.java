package io.launchdesk.core.webhook;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork;
import inet.ipaddr.IPAddressString;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a webhook may send. Whoever names an address has the server call it, so addresses of the
 * server's own network are refused (OWASP, Server-Side Request Forgery Prevention).
 */
public final class WebhookAddress {
  /**
   * Networks that do not lead to machines out in the open, or lead there by a detour that hides
   * where: IANA's special-purpose address registries (RFC 6890 and later), IPv4 within IPv6 (RFC
   * 6052, 4380, 3056), multicast.
   */
  private static final List<IPAddress> CLOSED =
      Stream.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "::/96",
              "::ffff:0:0/96",
              "64:ff9b::/96",
              "64:ff9b:1::/48",
              "100::/64",
              "2001::/23",
              "2001:db8::/32",
              "2002::/16",
              "3fff::/20",
              "5f00::/16",
              "fc00::/7",
              "fe80::/10",
              "fec0::/10",
              "ff00::/8")
          .map(network -> new IPAddressString(network).getAddress().toPrefixBlock())
          .toList();

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

  /** Loopback, private, link-local, shared, reserved, tunnelled and multicast addresses are not. */
  public static boolean isPublic(InetAddress machine) {
    IPAddress address = new IPAddressNetwork.IPAddressGenerator().from(machine);
    return CLOSED.stream().noneMatch(network -> network.contains(address));
  }

  /** What may be shown of a secret address: where it leads, not what lets one write there. */
  public static String masked(String address) {
    return read(address)
        .map(uri -> uri.getScheme() + "://" + uri.getAuthority() + "/…")
        .orElse("…");
  }
}
