/** Campaigns: what requests belong together. */
package io.launchdesk.store.campaign;
