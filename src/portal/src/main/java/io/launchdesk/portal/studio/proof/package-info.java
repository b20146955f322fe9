/** Proof of controls over the models as they would be live together. */
package io.launchdesk.portal.studio.proof;
