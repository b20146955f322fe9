/** Budgets of cost centres: what is planned, reserved, spent and left. */
package io.launchdesk.core.budget;
