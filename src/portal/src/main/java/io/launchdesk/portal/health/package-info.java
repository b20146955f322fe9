/** Whether this portal and what it stands on are at work. */
package io.launchdesk.portal.health;
