/**
 * Proof of controls: whether processes and decision tables together keep what the department
 * promises.
 */
package io.launchdesk.core.proof;
