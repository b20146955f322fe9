/** How the database is reached. */
package io.launchdesk.store.connection;
