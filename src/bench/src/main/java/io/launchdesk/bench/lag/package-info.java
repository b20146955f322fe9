/** How long after the engine's record the read model knows of it. */
package io.launchdesk.bench.lag;
