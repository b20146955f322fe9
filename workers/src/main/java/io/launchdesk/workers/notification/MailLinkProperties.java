package io.launchdesk.workers.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Links in mails by which people answer tasks.
 *
 * @param valid how long after the mail they can be used
 * @param keep how long after that it is known what became of them
 */
@ConfigurationProperties("launchdesk.mail-links")
record MailLinkProperties(@DefaultValue("7d") Duration valid, @DefaultValue("30d") Duration keep) {}
