/** Campaigns: who keeps them, and which requests are in them. */
package io.launchdesk.portal.campaign;
