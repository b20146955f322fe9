/** More requests than the system can do, and what becomes of those that it takes. */
package io.launchdesk.bench.overload;
