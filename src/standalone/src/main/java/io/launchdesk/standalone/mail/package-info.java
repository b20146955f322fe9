/** The local mail server: takes mails by SMTP, keeps each as a file, shows them in a page. */
package io.launchdesk.standalone.mail;
