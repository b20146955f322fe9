/** Links that show where a request stands. */
package io.launchdesk.store.share;
