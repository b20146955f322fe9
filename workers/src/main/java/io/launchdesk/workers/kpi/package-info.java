/** KPI facts are recorded where stages end. */
package io.launchdesk.workers.kpi;
