package io.launchdesk.store.batch;

import java.util.Map;

/**
 * A row of an uploaded table.
 *
 * @param position from 1
 * @param cells what its cells say, by field; without empty ones
 * @param requestId the request that came of it; null before
 */
public record BatchRow(int position, Map<String, String> cells, String requestId) {}
