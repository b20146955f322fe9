/** New versions of models go live, and back, while many requests are on their way. */
package io.launchdesk.bench.upgrade;
