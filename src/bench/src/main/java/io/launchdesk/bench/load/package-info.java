/**
 * The load that all systems are put under alike. It needs nothing but HdrHistogram, since it also
 * runs beside the libraries of other engines.
 */
package io.launchdesk.bench.load;
