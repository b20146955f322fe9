/** Serves the web client: its hashed assets, and its one page for every address that is a page. */
package io.launchdesk.portal.client;
