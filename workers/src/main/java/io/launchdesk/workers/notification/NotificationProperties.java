package io.launchdesk.workers.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are told.
 *
 * @param deskGroup who is meant by "team" before triage
 * @param from the sender of all mails
 * @param messageDomain right-hand side of the mails' message ids
 * @param mailEnabled whether mails are sent; notifications show in the portal either way
 * @param longestPause between two attempts to send one mail
 * @param planInterval after which the communication plan is asked again for what it did not say
 * @param escalatedPriority the priority (0 to 100) that an escalated task gets at least; 0 leaves
 *     priorities alone
 */
@ConfigurationProperties("launchdesk.notifications")
record NotificationProperties(
    @DefaultValue("intake-desk") String deskGroup,
    @DefaultValue("Launchdesk <launchdesk@localhost>") String from,
    @DefaultValue("launchdesk.localhost") String messageDomain,
    @DefaultValue("true") boolean mailEnabled,
    @DefaultValue("10m") Duration longestPause,
    @DefaultValue("5s") Duration planInterval,
    @DefaultValue("90") int escalatedPriority) {}
