// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.resume;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import tandem.channel.Connection;
import tandem.channel.Resumption;
import tandem.provider.internal.handshake.Ticket;
import tandem.provider.internal.net.Call;
import tandem.provider.internal.net.Carrier;
import tandem.provider.internal.net.Kit;
import tandem.provider.internal.net.Loops;
import tandem.provider.internal.net.Proving;

/** Calls the address that was called before. */
public record CallAgain(Carrier carrier, Loops loops, Kit kit) implements Way {

	@Override
	public CompletableFuture<Connection> go(final Ticket ticket, final Resumption resumption) {
		return new Call(carrier, new Proving.ByTicket(ticket), same -> Optional.of(resumption), step -> { }, kit).start(loops);
	}
}
