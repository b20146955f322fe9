/** The tables of the read model as data: columns, how rows of one batch fold together, and SQL. */
package io.launchdesk.exporter.row;
