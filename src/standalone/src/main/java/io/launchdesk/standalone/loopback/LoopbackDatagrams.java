package io.launchdesk.standalone.loopback;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DatagramChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * Keeps the broker's datagrams on loopback: whatever host it is told, the 8.6 broker takes
 * datagrams of other members on every address of the machine. Netty loads this when {@code
 * io.netty.bootstrap.extensions} is {@code serviceload}.
 */
public final class LoopbackDatagrams extends ChannelInitializerExtension {

  @Override
  public void postInitializeClientChannel(Channel channel) {
    if (channel instanceof DatagramChannel) {
      channel.pipeline().addLast(new Binding());
    }
  }

  private static final class Binding extends ChannelOutboundHandlerAdapter {

    @Override
    public void bind(ChannelHandlerContext context, SocketAddress address, ChannelPromise promise) {
      context.bind(onLoopback(address), promise);
    }

    private static SocketAddress onLoopback(SocketAddress address) {
      return address instanceof InetSocketAddress internet
              && internet.getAddress() != null
              && internet.getAddress().isAnyLocalAddress()
          ? new InetSocketAddress(InetAddress.getLoopbackAddress(), internet.getPort())
          : address;
    }
  }
}
