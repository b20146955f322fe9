/** What came of a campaign, in numbers. */
package io.launchdesk.store.results;
