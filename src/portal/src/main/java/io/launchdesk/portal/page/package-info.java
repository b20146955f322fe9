/** Published landing pages, for the world. */
package io.launchdesk.portal.page;
