/** Who has how much to do, and how much they work. */
package io.launchdesk.store.team;
