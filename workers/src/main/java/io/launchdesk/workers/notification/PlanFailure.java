package io.launchdesk.workers.notification;

import io.launchdesk.core.notification.PlanFault;
import io.launchdesk.workers.engine.TechnicalFailure;

/** Nobody can be told, because the communication plan does not say how. */
class PlanFailure extends TechnicalFailure {
  PlanFailure(PlanFault fault) {
    super(fault.getMessage() + " Then retry.", fault);
  }
}
