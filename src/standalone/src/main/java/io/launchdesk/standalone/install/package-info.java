/** What the build left behind and what is unpacked from it, once per version. */
package io.launchdesk.standalone.install;
