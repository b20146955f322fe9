/** How much work people have, and how much they can do. */
package io.launchdesk.core.team;
