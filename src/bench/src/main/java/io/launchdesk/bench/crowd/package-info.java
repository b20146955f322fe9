/** Many people at one task at once, and whether what they were told can have happened. */
package io.launchdesk.bench.crowd;
