/** Figures of the department. */
package io.launchdesk.portal.kpi;
