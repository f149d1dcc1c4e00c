// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.linux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A rule of a person in ufw's files, which keep each as a comment before what iptables is told:
 * {@code ### tuple ### deny tcp 22 0.0.0.0/0 any 0.0.0.0/0 in_eth0}.
 *
 * @param action    {@code allow}, {@code deny}, {@code reject}, {@code limit}
 * @param protocol  {@code tcp}, {@code udp}, {@code any} …
 * @param port      the destination's, or {@code any}
 * @param to        the destination
 * @param fromPort  the source's port, or {@code any}
 * @param from      the source
 * @param program   the application profile that it was made of; empty for none
 * @param direction {@code in}, {@code out}, with {@code _eth0} behind it for an interface
 * @param ipv6      whether it is of IPv6
 * @param chain     where its first rule stands
 * @param first     its first rule's position there, from 1
 * @param last      its last rule's position
 */
record UfwRule(String action, String protocol, String port, String to, String fromPort, String from, String program, String direction, boolean ipv6, String chain,
		int first, int last) {

	private static final String TUPLE = "### tuple ###";
	private static final int FIELDS = 7;

	/** The rules of {@code user.rules} or {@code user6.rules}. */
	static List<UfwRule> parse(final String text, final boolean ipv6) {
		final var rules = new ArrayList<UfwRule>();
		final var counts = new HashMap<String, Integer>();
		String open = null;
		for (final var line : text.lines().map(String::strip).toList()) {
			if (line.startsWith(TUPLE)) {
				open = line.substring(TUPLE.length()).strip();
			} else if (line.startsWith("-A ")) {
				final var chain = line.split("\\s+")[1];
				final var position = counts.merge(chain, 1, Integer::sum);
				if (open != null) {
					of(open, ipv6, chain, position).ifPresent(rules::add);
					open = null;
				} else if (!rules.isEmpty() && rules.getLast().chain.equals(chain)) {
					rules.set(rules.size() - 1, rules.getLast().until(position));
				}
			} else if (line.isEmpty() || line.startsWith("###")) {
				open = null;
			}
		}
		return rules;
	}

	private static Optional<UfwRule> of(final String tuple, final boolean ipv6, final String chain, final int position) {
		final var fields = tuple.replaceFirst(" comment=.*", "").split("\\s+");
		if (fields.length < FIELDS) {
			return Optional.empty();
		}
		final var program = fields.length >= FIELDS + 2 ? fields[6].equals("-") ? "" : fields[6].replace("%20", " ") : "";
		return Optional.of(new UfwRule(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], program, fields[fields.length - 1], ipv6, chain, position, position));
	}

	private UfwRule until(final int position) {
		return new UfwRule(action, protocol, port, to, fromPort, from, program, direction, ipv6, chain, first, position);
	}

	/** Whether a rule of the kernel's comes from it. */
	boolean made(final String name, final int position) {
		return name.equals(chain) && first <= position && position <= last;
	}

	boolean stops() {
		return action.startsWith("deny") || action.startsWith("reject");
	}

	/** Whether it lets in, or out, all that comes to that port. */
	boolean isAllow(final String toProtocol, final String toPort, final String way) {
		return action.equals("allow") && protocol.equals(toProtocol) && port.equals(toPort) && isAny(to) && isAny(from) && fromPort.equals("any") && program.isEmpty()
				&& direction.equals(way);
	}

	/** As {@code ufw status} has it, for example {@code 22/tcp DENY IN Anywhere on eth0}. */
	String words() {
		final var way = direction.startsWith("out") ? " OUT " : " IN ";
		final var name = direction.indexOf('_') > 0 ? " on " + direction.substring(direction.indexOf('_') + 1) : "";
		final var where = isAny(to) ? "" : to + ' ';
		final var what = program.isEmpty() ? port.equals("any") ? isAny(to) ? "Anywhere" : "" : port + (protocol.equals("any") ? "" : '/' + protocol) : program;
		final var source = (isAny(from) ? "Anywhere" : from) + (fromPort.equals("any") ? "" : ' ' + fromPort + (protocol.equals("any") ? "" : '/' + protocol));
		final var version = ipv6 && isAny(to) && isAny(from) ? " (v6)" : "";
		return ((where + what).strip() + version + name + ' ' + action.toUpperCase(Locale.ROOT) + way + source + version).replace("  ", " ");
	}

	private static boolean isAny(final String address) {
		return address.equals("0.0.0.0/0") || address.equals("::/0");
	}
}
