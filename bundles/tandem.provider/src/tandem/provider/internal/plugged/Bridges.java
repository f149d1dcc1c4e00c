// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.plugged;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.local.LocalAddress;
import io.netty.channel.local.LocalChannel;
import io.netty.channel.local.LocalServerChannel;
import tandem.channel.Authenticator;
import tandem.channel.ByteCarrier;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.channel.Connection;
import tandem.channel.Connector.Step;
import tandem.channel.Credential;
import tandem.channel.Listening;
import tandem.provider.internal.net.Call;
import tandem.provider.internal.net.Carrier;
import tandem.provider.internal.net.Door;
import tandem.provider.internal.net.Kit;
import tandem.provider.internal.net.Lines;
import tandem.provider.internal.net.Loops;
import tandem.provider.internal.net.Proving;

/** The carriers that plug-ins brought. Thread-safe. */
public final class Bridges {

	private static final Pattern TARGET = Pattern.compile("tandem\\+([a-z0-9]+)://(.*)", Pattern.DOTALL); //$NON-NLS-1$

	private static final Set<String> TAKEN = Set.of("tls", "memory", "relay"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	private final ConcurrentHashMap<String, ByteCarrier> carriers = new ConcurrentHashMap<>();

	/** Names in memory are those of the whole program, in which there may be more than one of these. */
	private final String own = UUID.randomUUID().toString().replace("-", ""); //$NON-NLS-1$ //$NON-NLS-2$

	private final AtomicLong numbers = new AtomicLong();

	private final Loops loops;

	private final Kit kit;

	/** None yet. */
	public Bridges(final Loops loops, final Kit kit) {
		this.loops = loops;
		this.kit = kit;
	}

	/** One came. Of two with one scheme the first stays, and ours are ours. */
	public void add(final ByteCarrier carrier) {
		if (!TAKEN.contains(carrier.scheme())) {
			carriers.putIfAbsent(carrier.scheme(), carrier);
		}
	}

	/** One went; what goes over it goes on for as long as it does. */
	public void remove(final ByteCarrier carrier) {
		carriers.remove(carrier.scheme(), carrier);
	}

	/** Whether a plug-in's carrier leads there. */
	public boolean lead(final String target) {
		return carrier(target).isPresent();
	}

	private Optional<ByteCarrier> carrier(final String target) {
		final var parts = TARGET.matcher(target);
		return parts.matches() ? Optional.ofNullable(carriers.get(parts.group(1))) : Optional.empty();
	}

	private static String rest(final String target) {
		return target.substring(target.indexOf("://") + 3); //$NON-NLS-1$
	}

	/** As {@link tandem.channel.Connector#connect}. */
	public CompletableFuture<Connection> connect(final String target, final Credential credential, final Consumer<Step> progress) {
		final var carrier = carrier(target).orElseThrow();
		final var result = new CompletableFuture<Connection>();
		progress.accept(Step.REACHING);
		final var calling = Thread.ofVirtual().name("tandem-carrier-call").start(() -> { //$NON-NLS-1$
			try {
				final var bytes = carrier.call(rest(target));
				final var call = new Call(meet(bytes), new Proving.ByCredential(credential), _ -> Optional.empty(), progress, kit).start(loops);
				result.whenComplete((_, _) -> call.cancel(false));
				call.whenComplete((connection, failure) -> {
					if (failure != null) {
						result.completeExceptionally(failure);
					} else if (!result.complete(connection)) {
						connection.close();
					}
				});
			} catch (final IOException | RuntimeException e) {
				result.completeExceptionally(new ConnectFailedException(Why.UNREACHABLE, String.valueOf(e.getMessage()), e));
			}
		});
		result.whenComplete((_, failure) -> {
			if (failure != null) {
				calling.interrupt();
			}
		});
		return result;
	}

	/** A name in memory at which one call is answered by the far end of some bytes. */
	private Carrier.Memory meet(final ByteCarrier.Bytes bytes) throws IOException {
		final var memory = new Carrier.Memory(List.of(named(bytes)));
		final var server = new ServerBootstrap().group(loops.of(memory)).channel(LocalServerChannel.class).childHandler(new ChannelInitializer<Channel>() {

			@Override
			protected void initChannel(final Channel channel) {
				channel.parent().close();
				channel.pipeline().addLast(new Pump(bytes));
			}
		}).bind(memory.addresses().getFirst()).awaitUninterruptibly();
		if (!server.isSuccess()) {
			bytes.close();
			throw new IOException(server.cause());
		}
		return memory;
	}

	private LocalAddress named(final ByteCarrier.Bytes bytes) {
		return new LocalAddress(Lines.PLUGGED + next() + '-' + bytes.from());
	}

	private String next() {
		return own + '.' + numbers.incrementAndGet();
	}

	/** As {@link tandem.channel.Connector#listen}. */
	public Listening listen(final String address, final Authenticator authenticator, final Consumer<Connection> accepted) throws ConnectFailedException {
		final var carrier = carrier(address).orElseThrow();
		final var memory = new Carrier.Memory(List.of(new LocalAddress("tandem-door-" + next()))); //$NON-NLS-1$
		final var door = new Door(loops, memory, authenticator, accepted, (_, _) -> Optional.empty(), kit);
		try {
			return new PluggedListening(door, carrier.listen(rest(address), bytes -> bring(memory, bytes)), "tandem+" + carrier.scheme() + "://"); //$NON-NLS-1$ //$NON-NLS-2$
		} catch (final IOException | RuntimeException e) {
			door.close();
			throw new ConnectFailedException(Why.CANNOT_LISTEN, String.valueOf(e.getMessage()), e);
		}
	}

	/** Brings a caller to the door. */
	private void bring(final Carrier.Memory door, final ByteCarrier.Bytes bytes) {
		new Bootstrap().group(loops.of(door)).channel(LocalChannel.class).handler(new Pump(bytes)).connect(door.addresses().getFirst(), named(bytes)).addListener(done -> {
			if (!done.isSuccess()) {
				Thread.ofVirtual().start(() -> {
					try {
						bytes.close();
					} catch (final IOException e) {
						// It is gone.
					}
				});
			}
		});
	}
}
