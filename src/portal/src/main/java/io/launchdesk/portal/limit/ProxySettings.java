package io.launchdesk.portal.limit;

import java.util.List;
import org.apache.catalina.util.NetMask;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stands between people and this portal, prefix {@code launchdesk.proxy}.
 *
 * @param trusted networks ({@code 10.1.0.0/16}) and addresses whose {@code X-Forwarded-For} and
 *     {@code X-Forwarded-Proto} are believed; none: nobody's are
 */
@ConfigurationProperties("launchdesk.proxy")
record ProxySettings(@DefaultValue List<String> trusted) {

  /**
   * @throws IllegalArgumentException when one is no network and no address
   */
  List<NetMask> networks() {
    return trusted.stream()
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .map(NetMask::new)
        .toList();
  }
}
