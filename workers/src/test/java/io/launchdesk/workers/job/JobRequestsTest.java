package io.launchdesk.workers.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.StreamActivatedJobsRequest;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class JobRequestsTest {
  private static final String TYPE = "publish-channel";

  private final JobProperties properties =
      new JobProperties(Duration.ofSeconds(8), Duration.ofSeconds(45), 8, Duration.ofMinutes(3));
  private final JobLeases leases = new JobLeases(properties, new SimpleMeterRegistry());
  private final JobRequests requests = new JobRequests(leases, properties);
  private Object sent;
  private ClientCall.Listener<?> caller;

  /** An engine that only listens. */
  private final class Listening<Q, A> extends ClientCall<Q, A> {
    @Override
    public void start(Listener<A> listener, Metadata headers) {
      caller = listener;
    }

    @Override
    public void sendMessage(Q message) {
      sent = message;
    }

    @Override
    public void request(int messages) {}

    @Override
    public void cancel(String message, Throwable cause) {}

    @Override
    public void halfClose() {}
  }

  private <Q, A> void send(MethodDescriptor<Q, A> method, Q request) {
    Channel engine =
        new Channel() {
          @Override
          public <R, B> ClientCall<R, B> newCall(
              MethodDescriptor<R, B> called, CallOptions options) {
            return new Listening<>();
          }

          @Override
          public String authority() {
            return "engine";
          }
        };
    ClientCall<Q, A> call = requests.interceptCall(method, CallOptions.DEFAULT, engine);
    call.start(new ClientCall.Listener<>() {}, new Metadata());
    call.sendMessage(request);
  }

  private JobLease hold(long key) {
    ActivatedJob job =
        (ActivatedJob)
            Proxy.newProxyInstance(
                ActivatedJob.class.getClassLoader(),
                new Class<?>[] {ActivatedJob.class},
                (proxy, called, arguments) -> called.getName().equals("getKey") ? key : TYPE);
    return leases
        .hold(job, (any, time, patience) -> CompletableFuture.completedFuture("granted"), false)
        .orElseThrow();
  }

  private ActivateJobsRequest poll() {
    send(
        GatewayGrpc.getActivateJobsMethod(),
        ActivateJobsRequest.newBuilder()
            .setType(TYPE)
            .setTimeout(45_000)
            .setMaxJobsToActivate(1000)
            .build());
    return (ActivateJobsRequest) sent;
  }

  @Test
  void shouldAskForJobsWithTheTimeOfALease() {
    send(
        GatewayGrpc.getStreamActivatedJobsMethod(),
        StreamActivatedJobsRequest.newBuilder().setType(TYPE).setTimeout(45_000).build());

    assertThat(((StreamActivatedJobsRequest) sent).getTimeout()).isEqualTo(8_000);
    assertThat(poll().getTimeout()).isEqualTo(8_000);
  }

  @Test
  void shouldFetchFewerJobsTheMoreAreHere() {
    assertThat(poll().getMaxJobsToActivate()).isEqualTo(32);

    for (int i = 0; i < 30; i++) {
      hold(i);
    }
    assertThat(poll().getMaxJobsToActivate()).isEqualTo(2);

    for (int i = 30; i < 100; i++) {
      hold(i);
    }
    assertThat(poll().getMaxJobsToActivate()).isEqualTo(1);
  }

  @Test
  void shouldEndTheLeaseWhenTheEngineHasTakenTheOutcome() {
    // given
    JobLease job = hold(7);
    leases.begin(job);
    send(GatewayGrpc.getCompleteJobMethod(), CompleteJobRequest.newBuilder().setJobKey(7).build());

    // when
    caller.onClose(Status.RESOURCE_EXHAUSTED, new Metadata());

    // then
    assertThat(leases.held(TYPE)).isEqualTo(1);
    caller.onClose(Status.OK, new Metadata());
    assertThat(leases.held(TYPE)).isZero();
  }
}
