package io.launchdesk.bench;

import io.launchdesk.bench.absence.AbsenceBench;
import io.launchdesk.bench.backlog.BacklogBench;
import io.launchdesk.bench.crowd.CrowdCommand;
import io.launchdesk.bench.dashboard.DashboardBench;
import io.launchdesk.bench.dashboard.PagesBench;
import io.launchdesk.bench.engine.EngineBench;
import io.launchdesk.bench.exporter.ExporterBench;
import io.launchdesk.bench.failure.FailuresCommand;
import io.launchdesk.bench.growth.GrowthBench;
import io.launchdesk.bench.lag.LagBench;
import io.launchdesk.bench.outage.BackupBench;
import io.launchdesk.bench.outage.DiskBench;
import io.launchdesk.bench.outage.OutageBench;
import io.launchdesk.bench.outage.PausedBench;
import io.launchdesk.bench.outage.RecoveryBench;
import io.launchdesk.bench.overload.OverloadBench;
import io.launchdesk.bench.peers.PeersBench;
import io.launchdesk.bench.sla.RecomputeBench;
import io.launchdesk.bench.soak.SoakBench;
import io.launchdesk.bench.start.StartBench;
import io.launchdesk.bench.timer.TimerBench;
import io.launchdesk.bench.upgrade.UpgradeBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./launchdesk bench SCENARIO}: measures a running system, or a part of it by itself. */
@Command(
    name = "launchdesk bench",
    mixinStandardHelpOptions = true,
    subcommands = {
      AbsenceBench.class,
      AllCommand.class,
      BacklogBench.class,
      BackupBench.class,
      SubmitCommand.class,
      ClickCommand.class,
      CrowdCommand.class,
      DashboardBench.class,
      PagesBench.class,
      EngineBench.class,
      ExporterBench.class,
      GrowthBench.class,
      LagBench.class,
      RecomputeBench.class,
      PeersBench.class,
      RecoveryBench.class,
      OutageBench.class,
      PausedBench.class,
      DiskBench.class,
      StartBench.class,
      SoakBench.class,
      TimerBench.class,
      UpgradeBench.class,
      OverloadBench.class,
      FailuresCommand.class
    },
    description = "Measures; what is measured and how stands in docs/performance.md.")
public final class BenchCommand {

  BenchCommand() {}

  public static void main(String[] args) {
    // The server ends an idle connection after 20 s, the client after 30 s: a call in between would
    // fail.
    System.setProperty("jdk.httpclient.keepalive.timeout", "5");
    System.exit(new CommandLine(new BenchCommand()).execute(args));
  }
}
