// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal.verbs;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.google.gson.JsonObject;

import tandem.identity.Contact;
import tandem.identity.Contact.Side;
import tandem.identity.Contacts;
import tandem.local.Verb;
import tandem.pairing.EasyCalls;
import tandem.pairing.EasyCalls.Call;
import tandem.pairing.EasyCalls.Failure;
import tandem.pairing.EasyConnect;
import tandem.pairing.HelpContacts;
import tandem.pairing.OfferCalls;
import tandem.pairing.TypedCode;

/**
 * {@code call {"offer": COMPUTER} | {"offerContact": NAME} | {"helpContact": NAME} | {"password": EASY CONNECT}} begins a call, and
 * {@code call {"call": NUMBER}} asks for it again: {@code {call, step, why, where}}, after some seconds or when it is over. The sharer is asked as always.
 */
@Component(service = Verb.class)
public final class CallVerb implements Verb {

	private static final int SECONDS = 5;

	private static final int MOST = 20;

	private final OfferCalls offers;
	private final HelpContacts help;
	private final EasyCalls easy;
	private final Contacts contacts;
	private final Map<Integer, Call> calls = new ConcurrentHashMap<>();
	private final AtomicInteger numbers = new AtomicInteger();

	/** Wires it. */
	@Activate
	public CallVerb(@Reference final OfferCalls offers, @Reference final HelpContacts help, @Reference final EasyCalls easy, @Reference final Contacts contacts) {
		this.offers = offers;
		this.help = help;
		this.easy = easy;
		this.contacts = contacts;
	}

	@Override
	public String product() {
		return "workbench"; //$NON-NLS-1$
	}

	@Override
	public String name() {
		return "call"; //$NON-NLS-1$
	}

	@Override
	public JsonObject handle(final JsonObject arguments) {
		final var number = text(arguments, "call").map(CallVerb::number).orElseGet(() -> begin(arguments)); //$NON-NLS-1$
		final var call = calls.get(number);
		if (call == null) {
			throw new IllegalArgumentException("There is no such call."); //$NON-NLS-1$
		}
		await(call);
		final var answer = new JsonObject();
		answer.addProperty("call", String.valueOf(number)); //$NON-NLS-1$
		answer.addProperty("step", call.step().name().toLowerCase(Locale.ROOT)); //$NON-NLS-1$
		call.failure().ifPresent(failure -> tell(answer, failure));
		if (isOver(call)) {
			calls.remove(number);
		}
		return answer;
	}

	private static int number(final String text) {
		try {
			return Integer.parseInt(text);
		} catch (final NumberFormatException e) {
			throw new IllegalArgumentException(text, e);
		}
	}

	private int begin(final JsonObject arguments) {
		if (calls.size() >= MOST) {
			throw new IllegalArgumentException("There are too many calls already."); //$NON-NLS-1$
		}
		final var call = text(arguments, "offer").map(this::offer) //$NON-NLS-1$
				.or(() -> text(arguments, "offerContact").map(name -> offers.offer(contact(name)))) //$NON-NLS-1$
				.or(() -> text(arguments, "helpContact").map(name -> help.help(contact(name)))) //$NON-NLS-1$
				.or(() -> text(arguments, "password").map(this::byPassword)).orElseThrow(() -> new IllegalArgumentException("whom to call?")); //$NON-NLS-1$ //$NON-NLS-2$
		final var number = numbers.incrementAndGet();
		calls.put(number, call);
		return number;
	}

	private Call offer(final String computer) {
		try {
			return offers.offer(computer);
		} catch (final IllegalArgumentException e) {
			throw new IllegalArgumentException("Neither a name nor an address of a computer: " + computer, e); //$NON-NLS-1$
		}
	}

	private Call byPassword(final String typed) {
		if (TypedCode.read(typed) instanceof final TypedCode.Complete complete && complete.code().symbols().length() == EasyConnect.LENGTH) {
			return easy.call(complete.code());
		}
		throw new IllegalArgumentException("This is no Easy Connect password: a letter is wrong, or one is missing."); //$NON-NLS-1$
	}

	private Contact contact(final String name) {
		try {
			final var found = contacts.all().stream().filter(one -> one.side() == Side.HELPED && (one.name().equalsIgnoreCase(name) || one.id().equals(name))).toList();
			if (found.size() != 1) {
				throw new IllegalArgumentException(found.isEmpty() ? "No contact is called " + name + '.' : "Several contacts are called " + name + ": use the id."); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			}
			if (found.getFirst().standing() != Contact.Standing.GOOD) {
				throw new IllegalArgumentException(name + " is blocked, or somebody else came with their secret."); //$NON-NLS-1$
			}
			return found.getFirst();
		} catch (final IOException e) {
			throw new IllegalArgumentException("Contacts can't be read: " + e.getMessage(), e); //$NON-NLS-1$
		}
	}

	/** Some seconds, which is shorter than who asks waits. */
	private static void await(final Call call) {
		final var over = new CountDownLatch(1);
		try (var registration = call.onChange(() -> {
			if (isOver(call)) {
				over.countDown();
			}
		})) {
			if (!isOver(call)) {
				over.await(SECONDS, TimeUnit.SECONDS);
			}
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		} catch (final Exception e) {
			throw new IllegalStateException(e);
		}
	}

	private static boolean isOver(final Call call) {
		return switch (call.step()) {
		case SEARCHING, NEARBY, RELAY -> false;
		case CONNECTED, FAILED, CANCELLED -> true;
		};
	}

	private static void tell(final JsonObject answer, final Failure failure) {
		final var why = switch (failure) {
		case final Failure.Nobody _ -> "nobody"; //$NON-NLS-1$
		case final Failure.Refused _ -> "refused"; //$NON-NLS-1$
		case final Failure.SomebodyElse _ -> "somebody-else"; //$NON-NLS-1$
		case final Failure.NotConnected not -> not.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
		};
		answer.addProperty("why", why); //$NON-NLS-1$
		if (failure instanceof final Failure.NotConnected not) {
			answer.addProperty("where", not.where()); //$NON-NLS-1$
		}
	}

	private static Optional<String> text(final JsonObject arguments, final String name) {
		final var value = arguments.get(name);
		return value != null && value.isJsonPrimitive() ? Optional.of(value.getAsString()) : Optional.empty();
	}
}
