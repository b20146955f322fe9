package io.launchdesk.core.contract;

/** Ids of the processes, each also the name of its file in {@code processes/}. */
public final class Processes {
  public static final String MARKETING_REQUEST = "MarketingRequestProcess";
  public static final String INTAKE = "IntakeProcess";
  public static final String APPROVAL = "ApprovalProcess";
  public static final String ASSET_PRODUCTION = "AssetProductionProcess";
  public static final String LAUNCH = "LaunchProcess";
  public static final String MEASURE = "MeasureProcess";
  public static final String SLA_CLOCK = "SlaClockProcess";

  public static final String SCHEDULED_REPORT = "ScheduledReportProcess";

  private Processes() {}
}
