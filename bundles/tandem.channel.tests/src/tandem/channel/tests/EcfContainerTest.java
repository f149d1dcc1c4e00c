// SPDX-License-Identifier: EPL-2.0
package tandem.channel.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.eclipse.ecf.core.ContainerConnectException;
import org.eclipse.ecf.core.ContainerFactory;
import org.eclipse.ecf.core.IContainer;
import org.eclipse.ecf.core.identity.IDFactory;
import org.eclipse.ecf.core.util.ECFException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import tandem.channel.Authenticator;
import tandem.channel.Channel.Sent;
import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Credential;
import tandem.channel.Listening;
import tandem.channel.ecf.ConnectContexts;
import tandem.channel.ecf.IChannel;
import tandem.channel.ecf.IChannelConfig;
import tandem.channel.ecf.IChannelContainerAdapter;
import tandem.channel.ecf.IChannelEvent;
import tandem.channel.ecf.IChannelListener;
import tandem.testsupport.Await;

/** Knows ECF and the channel API, and of Tandem's provider nothing but the names of its container types. */
class EcfContainerTest {

	private static final byte[] ID = "sixteen bytes id".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] SECRET = "known to both".getBytes(StandardCharsets.US_ASCII);

	private final List<IContainer> containers = new ArrayList<>();

	private final LinkedBlockingQueue<IChannelEvent> here = new LinkedBlockingQueue<>();

	private final LinkedBlockingQueue<IChannelEvent> there = new LinkedBlockingQueue<>();

	private IContainer container(final String type) throws ECFException {
		final var factory = ContainerFactory.getDefault();
		Await.until(type + " to be known", () -> factory.getDescriptionByName(type) != null);
		final var container = factory.createContainer(type);
		containers.add(container);
		return container;
	}

	@AfterEach
	void end() {
		containers.forEach(IContainer::dispose);
	}

	private static void connect(final IContainer container, final String target, final org.eclipse.ecf.core.security.IConnectContext context)
			throws ContainerConnectException {
		container.connect(IDFactory.getDefault().createID(container.getConnectNamespace(), target), context);
	}

	private static IChannel channel(final IContainer container, final IChannelListener listener) throws ECFException {
		return container.getAdapter(IChannelContainerAdapter.class).createChannel(new Config(listener));
	}

	private static IChannelEvent next(final LinkedBlockingQueue<IChannelEvent> events) throws InterruptedException {
		return events.poll(20, TimeUnit.SECONDS);
	}

	private static Credential credential(final IContainer listener, final byte[] secret) {
		return new Credential("test", ID, secret, listener.getAdapter(Listening.class).fingerprint());
	}

	@ParameterizedTest
	@CsvSource({ "tandem.listener, tandem.direct, tandem+tls://127.0.0.1:0", "tandem.memory, tandem.memory, tandem+memory://ecf",
			"tandem.listener, tandem.memory, tandem+memory://ecf-listener" })
	void twoContainersTalk(final String listening, final String calling, final String address) throws Exception {
		final var listener = container(listening);
		final var caller = container(calling);
		connect(listener, address, ConnectContexts.listening(new OneDoor()));
		final var answering = channel(listener, here::add);
		connect(caller, listener.getConnectedID().getName(), ConnectContexts.calling(credential(listener, SECRET)));
		final var asking = channel(caller, there::add);
		assertEquals(caller.getConnectedID(), assertInstanceOf(IChannelEvent.Connected.class, next(there)).targetID());
		final var guest = assertInstanceOf(IChannelEvent.Connected.class, next(here)).targetID();

		assertEquals(Sent.ACCEPTED, asking.sendMessage(new byte[] { 1, 2, 3 }));
		final var heard = assertInstanceOf(IChannelEvent.Message.class, next(here));
		assertArrayEquals(new byte[] { 1, 2, 3 }, heard.data());
		assertEquals(guest, heard.targetID());
		assertEquals(Sent.ACCEPTED, answering.sendMessage(guest, new byte[] { 4 }));
		assertArrayEquals(new byte[] { 4 }, assertInstanceOf(IChannelEvent.Message.class, next(there)).data());
		assertThrows(ECFException.class, () -> asking.sendMessage(new byte[1001]));

		caller.disconnect();
		assertInstanceOf(IChannelEvent.Disconnected.class, next(here));
		assertInstanceOf(IChannelEvent.Disconnected.class, next(there));
		assertEquals(Sent.CLOSED, answering.sendMessage(new byte[1]));
		assertNull(caller.getConnectedID());
	}

	@Test
	void aRemovedChannelEndsAtBothEnds() throws Exception {
		final var listener = container("tandem.memory");
		final var caller = container("tandem.memory");
		connect(listener, "tandem+memory://ecf-remove", ConnectContexts.listening(new OneDoor()));
		channel(listener, here::add);
		connect(caller, "tandem+memory://ecf-remove", ConnectContexts.calling(credential(listener, SECRET)));
		final var asking = channel(caller, there::add);
		assertInstanceOf(IChannelEvent.Connected.class, next(here));
		final var adapter = caller.getAdapter(IChannelContainerAdapter.class);
		assertThrows(ECFException.class, () -> adapter.createChannel(new Config(there::add)));
		assertTrue(adapter.removeChannel(asking.getID()));
		assertFalse(adapter.removeChannel(asking.getID()));
		assertInstanceOf(IChannelEvent.Disconnected.class, next(here));
		assertEquals(listener.getConnectedID(), caller.getConnectedID());
	}

	@Test
	void aWrongSecretIsRefused() throws Exception {
		final var listener = container("tandem.listener");
		final var caller = container("tandem.direct");
		connect(listener, "tandem+tls://127.0.0.1:0", ConnectContexts.listening(new OneDoor()));
		final var context = ConnectContexts.calling(credential(listener, "a guess".getBytes(StandardCharsets.US_ASCII)));
		final var failed = assertThrows(ContainerConnectException.class, () -> connect(caller, listener.getConnectedID().getName(), context));
		assertEquals(Why.REFUSED, assertInstanceOf(ConnectFailedException.class, failed.getStatus().getException()).why());
		assertNull(caller.getConnectedID());
	}

	@Test
	void nothingConnectsWithoutCredentials() throws Exception {
		final var caller = container("tandem.direct");
		final var listener = container("tandem.listener");
		assertThrows(ContainerConnectException.class, () -> connect(caller, "tandem+tls://127.0.0.1:9", null));
		assertThrows(ContainerConnectException.class, () -> connect(caller, "tandem+tls://127.0.0.1:9", ConnectContexts.listening(new OneDoor())));
		assertThrows(ContainerConnectException.class, () -> connect(listener, "tandem+tls://127.0.0.1:0", ConnectContexts.calling(new Credential("test", ID, SECRET, null))));
	}

	private record Config(IChannelListener listener) implements IChannelConfig {

		@Override
		public ChannelConfig getConfig() {
			return new ChannelConfig("test.ecf", 1, 1000, Urgency.NORMAL);
		}

		@Override
		public IChannelListener getListener() {
			return listener;
		}
	}

	private record OneDoor() implements Authenticator {

		@Override
		public Optional<Attempt> begin(final String wayIn, final byte[] id) {
			return Arrays.equals(ID, id) ? Optional.of(new Try()) : Optional.empty();
		}
	}

	private record Try() implements Authenticator.Attempt {

		@Override
		public String way() {
			return "test";
		}

		@Override
		public byte[] secret() {
			return SECRET.clone();
		}

		@Override
		public boolean spend() {
			return true;
		}

		@Override
		public void succeeded() {
			// This door counts nothing.
		}

		@Override
		public void failed() {
			// This door counts nothing.
		}
	}
}
