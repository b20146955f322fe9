/** What is written down of sign-ins. */
package io.launchdesk.portal.signin;
