// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.netty.channel.Channel;
import tandem.relay.internal.config.TokenHash;
import tandem.relay.internal.limit.Quota;
import tandem.relay.internal.limit.Rate;
import tandem.relay.protocol.AccessToken;
import tandem.relay.protocol.Refusal;
import tandem.relay.protocol.ServerFrame.Refused;

/** Whether a client may have what it wants, and what it then holds of the limits until it is refused or gone. Empty answers mean yes. */
final class Admission {

	private final Desk desk;

	private final Visitor visitor;

	private final Channel channel;

	private final List<Quota.Lease> leases = new ArrayList<>();

	Admission(final Desk desk, final Visitor visitor, final Channel channel) {
		this.desk = desk;
		this.visitor = visitor;
		this.channel = channel;
	}

	/** May it open a mailbox, from where it comes and as often as it does? */
	Optional<Refused> opens() {
		return begins(desk.openings);
	}

	/** May it attach, from where it comes and as often as it does? Anybody may, so what they use of the limits is apart from what codes need. */
	Optional<Refused> attaches() {
		return begins(desk.attachings);
	}

	private Optional<Refused> begins(final Rate rate) {
		if (desk.isDraining()) {
			return Optional.of(new Refused(Refusal.DRAINING, 0));
		}
		return rate.take(visitor.address()) ? Optional.empty() : Optional.of(new Refused(Refusal.RATE, rate.retryAfterSeconds(visitor.address())));
	}

	/** Is it a technician? Who names wrong tokens has to wait, as with wrong codes. */
	Optional<Refused> isTechnician(final Optional<AccessToken> token) {
		final var tokens = desk.config.tokens();
		if (tokens.isEmpty()) {
			return Optional.empty();
		}
		final var address = visitor.address();
		final var good = token.isPresent() && TokenHash.anyMatches(tokens, token.get());
		final var wait = desk.guesses.waitSeconds(address);
		if (wait > 0 && !(good && desk.guesses.mayHit(address))) {
			return Optional.of(new Refused(Refusal.RATE, wait));
		}
		if (!good) {
			token.ifPresent(_ -> desk.guesses.failed(address));
			return Optional.of(new Refused(Refusal.TOKEN, 0));
		}
		return Optional.empty();
	}

	/** Is there room for its mailbox? */
	Optional<Refused> mailbox() {
		return hold(desk.mailboxQuota);
	}

	/** Is there room for its session? */
	Optional<Refused> session() {
		return hold(desk.sessionQuota);
	}

	/** Is there room for it to wait by a key, and for its session? */
	Optional<Refused> attachment() {
		return hold(desk.attachQuota);
	}

	/** Seconds that it has to wait because codes or tokens from its address were wrong; 0 if it need not. */
	int waitSeconds() {
		return desk.guesses.waitSeconds(visitor.address());
	}

	/** Gives back what it holds; the end of the connection does the same. */
	void release() {
		leases.forEach(Quota.Lease::close);
	}

	private Optional<Refused> hold(final Quota quota) {
		final var lease = quota.take(visitor.address());
		lease.ifPresent(held -> {
			leases.add(held);
			channel.closeFuture().addListener(_ -> held.close());
		});
		return lease.isPresent() ? Optional.empty() : Optional.of(new Refused(Refusal.LIMIT, 0));
	}
}
