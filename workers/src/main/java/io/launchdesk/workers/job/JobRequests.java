package io.launchdesk.workers.job;

import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.StreamActivatedJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ThrowErrorRequest;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import org.springframework.stereotype.Component;

/**
 * What leases add to the client's requests. Jobs are asked for with the time of a lease: the
 * client's own setting of that (8.8.14) is also how long it waits for room before it turns a job
 * away, after which it may never ask for jobs again. Polls ask for fewer the more are here, and
 * what the engine answers to an outcome ends the lease.
 */
@Component
class JobRequests implements ClientInterceptor {
  /** So many jobs of a type are fetched by polls; those that are pushed come anyway. */
  private static final int FETCHED = 32;

  private final JobLeases leases;
  private final JobProperties properties;

  JobRequests(JobLeases leases, JobProperties properties) {
    this.leases = leases;
    this.properties = properties;
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    return new Call<>(next.newCall(method, options));
  }

  private final class Call<Q, A> extends SimpleForwardingClientCall<Q, A> {
    private volatile Long told;

    Call(ClientCall<Q, A> call) {
      super(call);
    }

    @Override
    public void start(Listener<A> listener, Metadata headers) {
      super.start(
          new SimpleForwardingClientCallListener<>(listener) {
            @Override
            public void onClose(Status status, Metadata trailers) {
              if (told != null && !EngineAnswer.passes(status.getCode())) {
                leases.release(told);
              }
              super.onClose(status, trailers);
            }
          },
          headers);
    }

    @Override
    public void sendMessage(Q request) {
      told = told(request);
      super.sendMessage(leased(request));
    }
  }

  /** The key of the job whose outcome the request tells; null when it tells none. */
  private static Long told(Object request) {
    return switch (request) {
      case CompleteJobRequest done -> done.getJobKey();
      case FailJobRequest failed -> failed.getJobKey();
      case ThrowErrorRequest thrown -> thrown.getJobKey();
      default -> null;
    };
  }

  // A request that is changed keeps its class.
  @SuppressWarnings("unchecked")
  private <Q> Q leased(Q request) {
    long lease = properties.lease().toMillis();
    return switch (request) {
      case StreamActivatedJobsRequest stream -> (Q) stream.toBuilder().setTimeout(lease).build();
      case ActivateJobsRequest poll ->
          (Q)
              poll.toBuilder()
                  .setTimeout(lease)
                  .setMaxJobsToActivate(
                      Math.clamp(
                          FETCHED - leases.held(poll.getType()), 1, poll.getMaxJobsToActivate()))
                  .build();
      default -> request;
    };
  }
}
