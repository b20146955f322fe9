/** What can go wrong, as problem details (RFC 9457) with stable types. */
package io.launchdesk.portal.problem;
