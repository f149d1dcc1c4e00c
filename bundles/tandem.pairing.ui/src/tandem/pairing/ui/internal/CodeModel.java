// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;

import org.eclipse.osgi.util.NLS;

import tandem.channel.ConnectFailedException.Why;
import tandem.pairing.OpenCode;
import tandem.pairing.PairingCode;
import tandem.pairing.PairingCodes;
import tandem.pairing.Relay;

/** The way from "Assist another person" to a session, without windows. Thread-safe; {@link #now()} is what a page shows. */
final class CodeModel implements AutoCloseable {

	/** What the page is at. */
	sealed interface Now {
	}

	/** The relay is looked for or asked. */
	record Asking(String words) implements Now {
	}

	/** A sharer may type the code. */
	record Waiting(PairingCode code, String link, Instant expires, Relay relay) implements Now {
	}

	/** Somebody typed it and proves that they know all of it. */
	record Proving() implements Now {
	}

	/** The session goes on in its own tab. */
	record Used() implements Now {
	}

	/**
	 * The code is worth nothing any more.
	 *
	 * @param words what happened
	 */
	record Over(String words) implements Now {
	}

	/**
	 * There is no code: what happened and what to do.
	 *
	 * @param asks whether the page asks for the relay's address
	 */
	record Failed(String words, boolean asks) implements Now {
	}

	private final PairingCodes codes;

	private final Executor background;

	private final Runnable changed;

	private Optional<OpenCode> code = Optional.empty();

	private Optional<Relay> typed = Optional.empty();

	private Optional<Now> other = Optional.empty();

	private boolean closed;

	CodeModel(final PairingCodes codes, final Executor background, final Runnable changed) {
		this.codes = codes;
		this.background = background;
		this.changed = changed;
	}

	/** Looks for the relay and asks it for a code; also for a new one in the place of one that is over. */
	void begin() {
		show(new Asking(Messages.findingRelay));
		background.execute(() -> {
			final var relay = typed().or(codes::relay);
			if (relay.isPresent()) {
				create(relay.get());
			} else {
				show(new Failed(Messages.noRelay, true));
			}
		});
	}

	/** Goes to the relay that was typed, {@code host:port} with or without {@code #pin}. */
	void use(final String address) {
		final var relay = Relay.read(address, Relay.Source.TYPED);
		if (relay.isEmpty()) {
			show(new Failed(Messages.noAddress, true));
			return;
		}
		synchronized (this) {
			typed = relay;
		}
		begin();
	}

	private synchronized Optional<Relay> typed() {
		return typed;
	}

	private void create(final Relay relay) {
		final var made = codes.create(relay);
		synchronized (this) {
			if (closed) {
				made.cancel();
				return;
			}
			code = Optional.of(made);
			other = Optional.empty();
		}
		made.onChange(changed);
		changed.run();
	}

	private void show(final Now what) {
		synchronized (this) {
			other = Optional.of(what);
		}
		changed.run();
	}

	/** What to show. */
	Now now() {
		final OpenCode open;
		synchronized (this) {
			if (other.isPresent() || code.isEmpty()) {
				return other.orElseGet(() -> new Asking(Messages.findingRelay));
			}
			open = code.get();
		}
		return switch (open.state()) {
		case ASKING_RELAY -> new Asking(NLS.bind(Messages.askingRelay, open.relay().address()));
		case WAITING -> waiting(open);
		case PROVING -> new Proving();
		case USED -> new Used();
		case BURNED -> new Over(Messages.burned);
		case EXPIRED -> new Over(Messages.expired);
		case CANCELLED -> new Over(Messages.cancelled);
		case FAILED -> failed(open);
		};
	}

	/** Between two looks it may have ended. */
	private static Now waiting(final OpenCode open) {
		final var code = open.code();
		final var link = open.link();
		return code.isPresent() && link.isPresent() ? new Waiting(code.get(), link.get(), open.expires(), open.relay()) : new Proving();
	}

	private static Now failed(final OpenCode open) {
		final var why = open.failure().orElse(Why.UNREACHABLE);
		final var words = switch (why) {
		case UNREACHABLE, TIMEOUT, CANNOT_LISTEN, BAD_TARGET -> Messages.unreachable;
		case NOT_TANDEM -> Messages.notTandem;
		case WRONG_CERTIFICATE -> Messages.certificate;
		case PROXY -> Messages.proxy;
		case PROXY_PASSWORD -> Messages.proxyPassword;
		case TOKEN -> Messages.token;
		case BUSY, NO_MAILBOX, REFUSED, NOBODY_THERE, OCCUPIED, TOO_OFTEN -> Messages.busy;
		case VERSION -> Messages.version;
		case VIOLATION -> Messages.violation;
		};
		return new Failed(NLS.bind(words, open.relay().address()), !Sources.isFixed(open.relay()) && (why == Why.UNREACHABLE || why == Why.NOT_TANDEM || why == Why.WRONG_CERTIFICATE));
	}

	/** Asks for another relay than the one that failed. */
	void askForRelay() {
		show(new Failed(Messages.addressAsk, true));
	}

	/** Whether the relay that was tried last is not the technician's to choose. */
	synchronized boolean isFixed() {
		return code.map(OpenCode::relay).filter(Sources::isFixed).isPresent();
	}

	/** Whether it stands for this code. */
	synchronized boolean isAt(final String handle) {
		return code.filter(open -> open.handle().equals(handle)).isPresent();
	}

	/** The relay that was tried last, as one types it; empty for none. */
	synchronized String address() {
		return code.map(OpenCode::relay).or(() -> typed).map(Relay::text).orElse(""); //$NON-NLS-1$
	}

	/** Closes the code. */
	void cancel() {
		final Optional<OpenCode> open;
		synchronized (this) {
			open = code;
		}
		open.ifPresent(OpenCode::cancel);
	}

	@Override
	public void close() {
		synchronized (this) {
			closed = true;
		}
		cancel();
	}
}
