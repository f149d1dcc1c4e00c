// SPDX-License-Identifier: EPL-2.0
package tandem.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A port of this computer behind which another one is, over a line that a test can let stall: then nothing is lost and nothing moves. */
public final class StallingProxy implements AutoCloseable {

	private static final int BUFFER = 1 << 14;

	private final ServerSocket server;
	private final InetSocketAddress behind;
	private final List<Socket> sockets = new CopyOnWriteArrayList<>();
	private final ReentrantLock lock = new ReentrantLock();
	private final Condition moves = lock.newCondition();
	private boolean stalled;

	/** @param port of the loopback interface that is behind this one */
	public StallingProxy(final int port) throws IOException {
		behind = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
		server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
		Thread.ofVirtual().name("stalling proxy").start(this::serve); //$NON-NLS-1$
	}

	/** Where to call instead. */
	public int port() {
		return server.getLocalPort();
	}

	/** From now on nothing moves, in either direction; or again, all that has waited. */
	public void stall(final boolean now) {
		lock.lock();
		try {
			stalled = now;
			moves.signalAll();
		} finally {
			lock.unlock();
		}
	}

	/** Breaks every line there is now; new ones can be had. */
	public void cut() throws IOException {
		for (final var socket : sockets) {
			socket.close();
		}
		sockets.clear();
	}

	@Override
	public void close() throws IOException {
		server.close();
		stall(false);
		for (final var socket : sockets) {
			socket.close();
		}
	}

	private void serve() {
		while (!server.isClosed()) {
			try {
				final var here = server.accept();
				final var there = new Socket();
				sockets.addAll(List.of(here, there));
				if (!reach(there)) {
					here.close();
					continue;
				}
				Thread.ofVirtual().start(() -> carry(here, there));
				Thread.ofVirtual().start(() -> carry(there, here));
			} catch (final IOException e) {
				if (!server.isClosed()) {
					throw new UncheckedIOException(e);
				}
			}
		}
	}

	/** Whether somebody listens behind this port. */
	private boolean reach(final Socket there) {
		try {
			there.connect(behind);
			return true;
		} catch (final IOException e) {
			return false;
		}
	}

	private void carry(final Socket from, final Socket to) {
		try (from; to) {
			final var buffer = new byte[BUFFER];
			for (var read = from.getInputStream().read(buffer); read >= 0; read = from.getInputStream().read(buffer)) {
				await();
				to.getOutputStream().write(buffer, 0, read);
			}
		} catch (final IOException e) {
			// One end is gone: so is the line.
			return;
		}
	}

	private void await() {
		lock.lock();
		try {
			while (stalled) {
				moves.awaitUninterruptibly();
			}
		} finally {
			lock.unlock();
		}
	}
}
