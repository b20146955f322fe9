/**
 * The channel receiver: stands where a social, advertising or e-mail platform would, for real over
 * HTTP.
 */
package io.launchdesk.standalone.channel;
