/** The brief of a request as workers need it: versions, problems, look-alikes. */
package io.launchdesk.store.brief;
