/** What all calls share: pages of lists, cursors, limits on what is read. */
package io.launchdesk.portal.web;
