/** Filters, order and scope of lists, kept under a name and shared. */
package io.launchdesk.portal.view;
