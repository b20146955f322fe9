/** Whether new requests are taken: not while admins pause intake, nor while too many wait. */
package io.launchdesk.portal.intake;
