/** Launch: channels are published, looked after and taken back. */
package io.launchdesk.workers.launch;
