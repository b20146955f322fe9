/** Whether new requests are taken. */
package io.launchdesk.store.intake;
