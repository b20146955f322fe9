/** Budget accounts of cost centres and what is booked on them. */
package io.launchdesk.store.budget;
