// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import java.util.concurrent.ThreadFactory;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetector.Level;

/** Event loops, made when first needed. Thread-safe. */
public final class Loops implements AutoCloseable {

	private static final int THREADS = 2;

	private EventLoopGroup network;

	private EventLoopGroup memory;

	private boolean closed;

	/** No loops yet. */
	public Loops() {
		// Netty wraps one buffer in 128 to find those that are lost, which costs a quarter of the throughput. Tests ask for it.
		if (System.getProperty("io.netty.leakDetection.level") == null) { //$NON-NLS-1$
			ResourceLeakDetector.setLevel(Level.DISABLED);
		}
	}

	/** The loops that serve a carrier. */
	public synchronized EventLoopGroup of(final Carrier carrier) {
		if (closed) {
			throw new IllegalStateException("the provider has ended"); //$NON-NLS-1$
		}
		return switch (carrier) {
		case Carrier.Tcp _ -> network();
		case Carrier.Memory _ -> memory = memory != null ? memory
				: new MultiThreadIoEventLoopGroup(THREADS, threads("memory"), LocalIoHandler.newFactory()); //$NON-NLS-1$
		};
	}

	/** The loops that serve the network. */
	public synchronized EventLoopGroup network() {
		if (closed) {
			throw new IllegalStateException("the provider has ended"); //$NON-NLS-1$
		}
		network = network != null ? network : new MultiThreadIoEventLoopGroup(THREADS, threads("net"), NioIoHandler.newFactory()); //$NON-NLS-1$
		return network;
	}

	/** Netty's own kind of thread: on any other each look at a pool or a buffer's cache takes a slower way. */
	private static ThreadFactory threads(final String name) {
		return new DefaultThreadFactory("tandem-" + name, true); //$NON-NLS-1$
	}

	@Override
	public synchronized void close() {
		closed = true;
		if (network != null) {
			network.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS);
		}
		if (memory != null) {
			memory.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS);
		}
	}
}
