/** What all repositories share: JSON columns and the conversions that the driver leaves open. */
package io.launchdesk.store;
