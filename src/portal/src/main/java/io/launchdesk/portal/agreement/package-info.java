/** Agreements on service levels: written by process owners, agreed by both parties. */
package io.launchdesk.portal.agreement;
