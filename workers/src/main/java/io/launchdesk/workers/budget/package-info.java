/** Budget is reserved and released. */
package io.launchdesk.workers.budget;
