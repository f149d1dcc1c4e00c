// SPDX-License-Identifier: EPL-2.0
package tandem.channel;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Calls and answers over every carrier that a provider brings: an OSGi service. Thread-safe. */
public interface Connector {

	/**
	 * Calls.
	 *
	 * @param target {@code tandem+tls://host:port}, {@code tandem+memory://name} or {@code tandem+relay://host:port?pin=SHA-256}: there the
	 *        credential's id is the mailbox; with {@code meet=1} it is what both ends know of {@link #meet};
	 *        or {@code tandem+SCHEME://…} of a {@link ByteCarrier}
	 * @param credential what this end knows
	 * @param progress told, on any thread, what is being done now
	 * @return the connection, or exceptional with a {@link ConnectFailedException}; cancelling it gives the call up at once
	 */
	CompletableFuture<Connection> connect(String target, Credential credential, Consumer<Step> progress);

	/**
	 * Listens.
	 *
	 * @param address where, for example {@code tandem+tls://0.0.0.0:49152-49161} (the first free port of the range),
	 *        {@code tandem+memory://name} or {@code tandem+relay://host:port?routing=4&seconds=600}, a mailbox with a name of so many symbols
	 *        for so many seconds; blocks until it listens
	 * @param authenticator who may try
	 * @param accepted gets each authenticated connection, on a thread of its own
	 * @throws ConnectFailedException where no port of the range is free or the address is not of this computer
	 */
	Listening listen(String address, Authenticator authenticator, Consumer<Connection> accepted) throws ConnectFailedException;

	/**
	 * Waits at a relay under an id that both ends know, for callers one after the other, until one is admitted or it is closed; goes there again
	 * while the relay or the way to it is gone. Returns at once. The relay learns nothing of the id but whether two ends have the same.
	 *
	 * @param address {@code tandem+relay://host:port?pin=SHA-256}
	 * @param wayIn kind of way in, as callers will name it
	 * @param id as callers will present it; who can guess it can keep others from meeting, and learns nothing
	 * @param authenticator who may try
	 * @param accepted gets the authenticated connection, on a thread of its own
	 * @throws ConnectFailedException BAD_TARGET
	 */
	default Listening meet(final String address, final String wayIn, final byte[] id, final Authenticator authenticator, final Consumer<Connection> accepted)
			throws ConnectFailedException {
		throw new ConnectFailedException(ConnectFailedException.Why.BAD_TARGET, "nobody meets at " + address, null); //$NON-NLS-1$
	}

	/**
	 * Where this process listens on a TCP port: says something to callers there that are silent, which no caller of Tandem's is. One at a time.
	 *
	 * @return empty where this process does not listen on that port, or proves it already
	 */
	default Optional<PortProof> prove(final int port) {
		return Optional.empty();
	}

	/** What a call is doing. */
	enum Step {
		/** Finding and reaching the address. */
		REACHING,
		/** Reached; making the line secret. */
		SECURING,
		/** Proving that both know the secret. */
		PROVING
	}
}
