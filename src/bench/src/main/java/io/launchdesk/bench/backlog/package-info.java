/** Normal load beside very many requests that are on their way. */
package io.launchdesk.bench.backlog;
