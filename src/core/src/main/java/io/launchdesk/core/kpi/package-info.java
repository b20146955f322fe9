/** What is measured, and how each figure is defined. */
package io.launchdesk.core.kpi;
