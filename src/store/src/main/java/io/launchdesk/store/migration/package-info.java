/** Running instances are moved to another version of their process. */
package io.launchdesk.store.migration;
