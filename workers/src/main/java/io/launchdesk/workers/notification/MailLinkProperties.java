package io.launchdesk.workers.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Links in mails by which people answer tasks.
 *
 * @param valid how long after the mail they can be used
 */
@ConfigurationProperties("launchdesk.mail-links")
record MailLinkProperties(@DefaultValue("7d") Duration valid) {}
