/** KPI facts, the roll-ups kept from them, and what facts are read from. */
package io.launchdesk.store.kpi;
