/** People, roles and groups. */
package io.launchdesk.core.identity;
