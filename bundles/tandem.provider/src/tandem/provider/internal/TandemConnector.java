// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.channel.Authenticator;
import tandem.channel.ByteCarrier;
import tandem.channel.ConnectFailedException;
import tandem.channel.Connection;
import tandem.channel.Connector;
import tandem.channel.Credential;
import tandem.channel.Listening;
import tandem.channel.PortProof;
import tandem.channel.Resumption;
import tandem.identity.Identity;
import tandem.provider.internal.handshake.PakeRoom;
import tandem.provider.internal.handshake.SecurityWords;
import tandem.provider.internal.handshake.Ticket;
import tandem.provider.internal.net.Call;
import tandem.provider.internal.net.Carrier;
import tandem.provider.internal.net.Door;
import tandem.provider.internal.net.Kit;
import tandem.provider.internal.net.Loops;
import tandem.provider.internal.net.Proving;
import tandem.provider.internal.net.Resumptions;
import tandem.provider.internal.plugged.Bridges;
import tandem.provider.internal.relay.Meeting;
import tandem.provider.internal.relay.Proxies;
import tandem.relay.protocol.proxy.ProxySearch;
import tandem.provider.internal.relay.RelayAccess;
import tandem.provider.internal.relay.RelayCall;
import tandem.provider.internal.relay.RelayDoor;
import tandem.provider.internal.relay.RelayTarget;
import tandem.provider.internal.resume.CallAgain;
import tandem.provider.internal.resume.ListenAgain;
import tandem.provider.internal.resume.MeetAgain;
import tandem.provider.internal.resume.Reunion;
import tandem.relay.protocol.Role;
import tandem.settings.Folders;
import tandem.settings.Setting;
import tandem.settings.Settings;

/** Calls and answers over TCP, through relays and in memory. */
@Component
public final class TandemConnector implements Connector, AutoCloseable {

	private final PakeRoom room = new PakeRoom();

	private final Kit kit;

	private final Loops loops = new Loops();

	private final RelayAccess relays;

	private final Bridges bridges;

	private final Set<Door> doors = ConcurrentHashMap.newKeySet();

	/** For the service registry. */
	@Activate
	public TandemConnector(@Reference final Identity identity, @Reference final Settings settings, @Reference final Folders folders,
			@Reference(service = LoggerFactory.class) final Logger logger) {
		this(identity, new RelayAccess(new Proxies(new ProxySearch(() -> settings.get(Setting.PROXY))), folders.config().resolve("relay-token")), logger::warn); //$NON-NLS-1$
	}

	/**
	 * @param identity this installation
	 * @param relays how this computer uses relays
	 * @param log gets one line for each call that was refused
	 */
	public TandemConnector(final Identity identity, final RelayAccess relays, final Consumer<String> log) {
		this.relays = relays;
		kit = new Kit(identity, new SecurityWords(), room, new Resumptions(), log);
		bridges = new Bridges(loops, kit);
	}

	/** A plug-in brought a carrier. */
	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "unplug")
	public void plug(final ByteCarrier carrier) {
		bridges.add(carrier);
	}

	/** It went. */
	public void unplug(final ByteCarrier carrier) {
		bridges.remove(carrier);
	}

	/** For tests: no proxy, no token. */
	public TandemConnector(final Identity identity, final Consumer<String> log) {
		this(identity, new RelayAccess(new Proxies(new ProxySearch(() -> "direct")), Path.of("no-token")), log); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public CompletableFuture<Connection> connect(final String target, final Credential credential, final Consumer<Step> progress) {
		try {
			if (bridges.lead(target)) {
				return bridges.connect(target, credential, progress);
			}
			if (RelayTarget.is(target)) {
				final var relay = RelayTarget.of(target);
				final var role = relay.meets() ? Role.TECHNICIAN : Role.SHARER;
				return new RelayCall(relay, credential, progress, ticket -> Optional.of(meeting(ticket, relay, role, false)),
						relay.meets() ? relays.token() : Optional.empty(), kit).start(loops.network(), relays.proxies().to(relay));
			}
			final var carrier = Carrier.of(target);
			return new Call(carrier, new Proving.ByCredential(credential), ticket -> calling(ticket, carrier), progress, kit).start(loops);
		} catch (final ConnectFailedException e) {
			return CompletableFuture.failedFuture(e);
		}
	}

	@Override
	public Listening listen(final String address, final Authenticator authenticator, final Consumer<Connection> accepted) throws ConnectFailedException {
		if (bridges.lead(address)) {
			return bridges.listen(address, authenticator, accepted);
		}
		if (RelayTarget.is(address)) {
			final var relay = RelayTarget.of(address);
			return new RelayDoor(loops.network(), relay, relays.proxies().to(relay), relays.token(), authenticator, accepted,
					(ticket, door) -> Optional.of(meeting(ticket, relay, Role.TECHNICIAN, true)), kit);
		}
		final var carrier = Carrier.of(address);
		final var door = new Door(loops, carrier, authenticator, accepted, (ticket, own) -> listening(ticket, carrier, own.port()), kit);
		doors.add(door);
		door.ended().thenRun(() -> doors.remove(door));
		return door;
	}

	@Override
	public Optional<PortProof> prove(final int port) {
		return port == 0 ? Optional.empty() : doors.stream().filter(door -> door.port() == port).findFirst().flatMap(Door::prove);
	}

	@Override
	public Listening meet(final String address, final String wayIn, final byte[] id, final Authenticator authenticator, final Consumer<Connection> accepted)
			throws ConnectFailedException {
		final var relay = RelayTarget.of(address);
		return new Meeting(loops.network(), relay, () -> relays.proxies().to(relay), Meeting.key(wayIn, id), authenticator, accepted,
				ticket -> Optional.of(meeting(ticket, relay, Role.SHARER, true)), kit);
	}

	/**
	 * Who claimed the mailbox of a code is the sharer, who asked for it the technician, and who waits to be met is the sharer; a lost connection changes
	 * nothing in that.
	 */
	private Resumption meeting(final Ticket ticket, final RelayTarget relay, final Role role, final boolean answers) {
		return new Reunion(ticket, new MeetAgain(role, answers, relay, relays, loops, kit), true, loops.network().next());
	}

	/** Memory is not lost. */
	private Optional<Resumption> calling(final Ticket ticket, final Carrier carrier) {
		return carrier instanceof final Carrier.Tcp tcp ? Optional.of(new Reunion(ticket, new CallAgain(tcp, loops, kit), false, loops.network().next()))
				: Optional.empty();
	}

	private Optional<Resumption> listening(final Ticket ticket, final Carrier carrier, final int port) {
		return carrier instanceof final Carrier.Tcp tcp
				? Optional.of(new Reunion(ticket, new ListenAgain(tcp.at(port), loops, kit), true, loops.network().next()))
				: Optional.empty();
	}

	@Override
	@Deactivate
	public void close() {
		loops.close();
		room.close();
	}
}
