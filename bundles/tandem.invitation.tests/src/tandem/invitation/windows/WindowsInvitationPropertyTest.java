// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import tandem.identity.StatedName;
import tandem.invitation.AddressKind;

class WindowsInvitationPropertyTest {

	private static final String HOSTILE = "<>&\"';,:%=/!-[]?\0";

	private final WindowsInvitationFile files = new WindowsInvitationFile();

	@Provide
	Arbitrary<List<WindowsAddress>> addresses() {
		final var hosts = Arbitraries.oneOf(Arbitraries.integers().between(0, 255).list().ofSize(4).map(parts -> String.join(".", parts.stream().map(String::valueOf).toList())),
				Arbitraries.integers().between(1, 0xffff).list().ofSize(8).map(parts -> String.join(":", parts.stream().map(Integer::toHexString).toList())),
				Arbitraries.integers().between(1, 99).map(zone -> "fe80::1%" + zone), Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(15));
		return Combinators.combine(hosts, Arbitraries.integers().between(1, 65535)).as((host, port) -> new WindowsAddress(host, port, AddressKind.of(host))).list()
				.uniqueElements().ofMinSize(1).ofMaxSize(20);
	}

	@Property(tries = 300)
	void whatIsWrittenIsRead(@ForAll("addresses") final List<WindowsAddress> addresses, @ForAll final String user, @ForAll final boolean wide) throws WindowsInvitationException {
		final var name = user.replace("\0", "");
		final var charset = wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
		final var clean = new String(name.getBytes(charset), charset);
		final var second = files.read(TicketWriter.second(clean, addresses, TicketWriter.PASSWORD).getBytes(charset));
		assertEquals(StatedName.clean(clean), second.user());
		assertEquals(addresses, files.open(second, TicketWriter.PASSWORD).addresses());
		final var first = files.read(TicketWriter.first(clean, addresses.stream().map(WindowsAddress::toString).toList()).getBytes(charset));
		assertEquals(addresses, files.open(first, "any").addresses());
		final var again = files.read(FreeRdpTicket.of(files.open(second, TicketWriter.PASSWORD)).getBytes(StandardCharsets.UTF_8));
		assertEquals(addresses, files.open(again, TicketWriter.PASSWORD).addresses());
	}

	@Property(tries = 2000)
	void whateverIsChangedIsReadOrRefused(@ForAll final long seed) {
		final var random = new Random(seed);
		final var addresses = List.of(new WindowsAddress("fe80::1%3", 49228, AddressKind.LINK_LOCAL), new WindowsAddress("10.0.0.1", 49229, AddressKind.PRIVATE));
		final var ticket = mutate(TicketWriter.ticket(addresses, ""), random, random.nextInt(3));
		final var text = random.nextBoolean() ? TicketWriter.first("x", List.of(mutate("10.0.0.1:49228;[::1]:9", random, random.nextInt(4))))
				: TicketWriter.sealed("x", ticket, TicketWriter.PASSWORD, "");
		final var bytes = mutate(text, random, random.nextInt(6)).getBytes(random.nextBoolean() ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
		final var changed = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
		try {
			assertTrue(files.open(files.read(changed), TicketWriter.PASSWORD).addresses().size() <= 64);
		} catch (final WindowsInvitationException e) {
			assertTrue(e.getMessage().endsWith("."), e.getMessage());
		}
	}

	private static String mutate(final String text, final Random random, final int times) {
		final var out = new StringBuilder(text);
		for (int i = 0; i < times && !out.isEmpty(); i++) {
			final int at = random.nextInt(out.length());
			final var character = HOSTILE.charAt(random.nextInt(HOSTILE.length()));
			switch (random.nextInt(4)) {
			case 0 -> out.deleteCharAt(at);
			case 1 -> out.insert(at, character);
			case 2 -> out.setCharAt(at, character);
			default -> out.insert(at, out.substring(at, Math.min(out.length(), at + random.nextInt(200))));
			}
		}
		return out.toString();
	}

	@Property(tries = 200)
	void bytesOfAnyKindAreRefused(@ForAll final byte[] bytes) {
		final var kept = new ArrayList<WindowsInvitation>();
		try {
			kept.add(files.read(bytes));
		} catch (final WindowsInvitationException e) {
			assertTrue(e.getMessage().endsWith("."), e.getMessage());
		}
		assertEquals(List.of(), kept);
	}
}
