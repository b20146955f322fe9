package io.launchdesk.workers.job;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The line between workers and engine; once it is cut, the workers are as good as dead. */
final class Wire implements ClientInterceptor {
  private final Queue<ClientCall<?, ?>> calls = new ConcurrentLinkedQueue<>();
  private volatile boolean cut;

  /** The engine hears no more of these workers, and gives them nothing. */
  void cut() {
    cut = true;
    calls.forEach(call -> call.cancel("cut", null));
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    ClientCall<Q, A> call = next.newCall(method, options);
    calls.add(call);
    return new SimpleForwardingClientCall<>(call) {
      @Override
      public void sendMessage(Q message) {
        if (!cut) {
          super.sendMessage(message);
        }
      }

      @Override
      public void halfClose() {
        if (!cut) {
          super.halfClose();
        }
      }
    };
  }
}
