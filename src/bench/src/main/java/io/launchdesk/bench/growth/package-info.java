/** What a request costs as their number grows. */
package io.launchdesk.bench.growth;
