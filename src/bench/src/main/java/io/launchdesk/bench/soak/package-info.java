/** What grows while a system is under a steady load for hours. */
package io.launchdesk.bench.soak;
