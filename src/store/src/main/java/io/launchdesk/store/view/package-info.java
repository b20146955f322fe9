/** Filters, order and scope of lists, kept under a name. */
package io.launchdesk.store.view;
