/**
 * The identity provider, where one is configured: sign-in by OpenID Connect, bearer tokens, and the
 * people that its claims describe.
 */
package io.launchdesk.portal.provider;
