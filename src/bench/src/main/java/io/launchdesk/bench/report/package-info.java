/** What a measurement has shown: as a table for people, and as JSON with all it depends on. */
package io.launchdesk.bench.report;
