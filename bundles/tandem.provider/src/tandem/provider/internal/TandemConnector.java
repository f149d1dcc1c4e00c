// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.channel.Authenticator;
import tandem.channel.ConnectFailedException;
import tandem.channel.Connection;
import tandem.channel.Connector;
import tandem.channel.Credential;
import tandem.channel.Listening;
import tandem.identity.Identity;
import tandem.provider.internal.handshake.PakeRoom;
import tandem.provider.internal.handshake.SecurityWords;
import tandem.provider.internal.net.Call;
import tandem.provider.internal.net.Carrier;
import tandem.provider.internal.net.Door;
import tandem.provider.internal.net.Kit;
import tandem.provider.internal.net.Loops;

/** Calls and answers over TCP and in memory. */
@Component
public final class TandemConnector implements Connector, AutoCloseable {

	private final PakeRoom room = new PakeRoom();

	private final Kit kit;

	private final Loops loops = new Loops();

	/** For the service registry. */
	@Activate
	public TandemConnector(@Reference final Identity identity, @Reference(service = LoggerFactory.class) final Logger logger) {
		this(identity, logger::warn);
	}

	/**
	 * @param identity this installation
	 * @param log gets one line for each call that was refused
	 */
	public TandemConnector(final Identity identity, final Consumer<String> log) {
		kit = new Kit(identity, new SecurityWords(), room, log);
	}

	@Override
	public CompletableFuture<Connection> connect(final String target, final Credential credential, final Consumer<Step> progress) {
		try {
			return new Call(Carrier.of(target), credential, progress, kit).start(loops);
		} catch (final ConnectFailedException e) {
			return CompletableFuture.failedFuture(e);
		}
	}

	@Override
	public Listening listen(final String address, final Authenticator authenticator, final Consumer<Connection> accepted) throws ConnectFailedException {
		return new Door(loops, Carrier.of(address), authenticator, accepted, kit);
	}

	@Override
	@Deactivate
	public void close() {
		loops.close();
		room.close();
	}
}
