/** Dashboards and task lists over a history that was made up. */
package io.launchdesk.bench.dashboard;
