/** What people have begun to enter and not sent yet. */
package io.launchdesk.store.draft;
