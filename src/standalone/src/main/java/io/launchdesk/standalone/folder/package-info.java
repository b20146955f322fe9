/** The data folder: who may use it, what is remembered in it, what is thrown away. */
package io.launchdesk.standalone.folder;
