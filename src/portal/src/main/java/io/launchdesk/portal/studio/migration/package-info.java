/**
 * Running instances are moved to another version of their process: proposed, checked, tried, done.
 */
package io.launchdesk.portal.studio.migration;
