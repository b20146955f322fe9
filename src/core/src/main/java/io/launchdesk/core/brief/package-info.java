/** The brief: its typed view, the facts for the engine, and the rules beyond its form. */
package io.launchdesk.core.brief;
