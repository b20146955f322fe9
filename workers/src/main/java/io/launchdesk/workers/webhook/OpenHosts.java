package io.launchdesk.workers.webhook;

import io.launchdesk.core.webhook.WebhookAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Says where hosts are, and refuses those with an address that is not out in the open. The
 * connection goes to the very addresses that were looked at, so that a name which leads elsewhere
 * when it is asked a second time (DNS rebinding) gains nothing.
 */
final class OpenHosts implements DnsResolver {
  private final DnsResolver names;

  OpenHosts(DnsResolver names) {
    this.names = names;
  }

  /**
   * @throws ClosedHostException when one of the host's addresses is not public
   * @throws UnknownHostException when the host is not known
   */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] machines = names.resolve(host);
    for (InetAddress machine : machines) {
      if (!WebhookAddress.isPublic(machine)) {
        throw new ClosedHostException(host);
      }
    }
    return machines;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return names.resolveCanonicalHostname(host);
  }

  /** A host that may not be called. */
  static final class ClosedHostException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    ClosedHostException(String host) {
      super(host);
    }
  }
}
