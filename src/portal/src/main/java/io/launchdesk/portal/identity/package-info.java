/**
 * Sign-in: sessions for browsers, HTTP Basic for scripts; who is calling; the people to pick from.
 */
package io.launchdesk.portal.identity;
