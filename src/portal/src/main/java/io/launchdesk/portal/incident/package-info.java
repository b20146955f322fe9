/** Where the engine cannot go on without help, for operators. */
package io.launchdesk.portal.incident;
