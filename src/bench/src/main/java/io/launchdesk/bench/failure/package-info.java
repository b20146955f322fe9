/** Parts are killed under load, and the books are compared with what people were told. */
package io.launchdesk.bench.failure;
