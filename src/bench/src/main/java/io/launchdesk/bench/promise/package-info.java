/** What requesters were told, held against what is there. */
package io.launchdesk.bench.promise;
