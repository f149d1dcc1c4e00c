// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.windows;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import tandem.firewall.Flow;
import tandem.firewall.Host;
import tandem.firewall.Protocol;
import tandem.firewall.internal.packet.Datum.Bits;
import tandem.firewall.internal.packet.Matcher.Range;
import tandem.firewall.internal.packet.Tri;

/** Whether a rule's conditions hold for a flow. */
final class WindowsMatch {

	private static final Map<String, String> FOLDERS = Map.of("%systemroot%", "c:\\windows", "%windir%", "c:\\windows", "%programfiles%", "c:\\program files",
			"%programfiles(x86)%", "c:\\program files (x86)", "%systemdrive%", "c:", "%programdata%", "c:\\programdata");

	private final Flow flow;
	private final Host host;
	private final Tri ipsec;

	WindowsMatch(final Flow flow, final Host host, final Tri ipsec) {
		this.flow = flow;
		this.host = host;
		this.ipsec = ipsec;
	}

	/** Whether the rule is about the flow, as a rule of that kind of network. */
	Tri of(final WindowsRule rule, final WindowsProfile profile) {
		if ((rule.profiles() & profile.kind().bit()) == 0 || rule.local() && profile.localRules() == Tri.NO) {
			return Tri.NO;
		}
		var fits = rule.sure() && (!rule.local() || profile.localRules() == Tri.YES) ? Tri.YES : Tri.MAYBE;
		fits = fits.and(protocol(rule.protocol())).and(any(rule.localPorts(), this::localPort)).and(any(rule.remotePorts(), this::remotePort));
		fits = fits.and(any(rule.localAddresses(), it -> address(it, flow.destination()))).and(any(rule.remoteAddresses(), it -> address(it, flow.source())));
		fits = fits.and(program(rule)).and(any(rule.interfaces(), it -> Tri.of(it.equalsIgnoreCase(flow.interfaceName()))));
		fits = fits.and(rule.interfaceTypes().isEmpty() ? Tri.YES : Tri.MAYBE).and(rule.others().isEmpty() ? Tri.YES : Tri.MAYBE);
		fits = fits.and(rule.authenticated() || rule.bypasses() ? ipsec : Tri.YES);
		return rule.blocks() ? fits : fits.and(edge(rule));
	}

	/** How one item of a list is asked. */
	@FunctionalInterface
	private interface Item {
		Tri fits(String item);
	}

	private static Tri any(final List<String> items, final Item item) {
		return items.isEmpty() ? Tri.YES : items.stream().map(item::fits).reduce(Tri.NO, Tri::or);
	}

	private Tri protocol(final String word) {
		final var lower = word.toLowerCase(Locale.ROOT);
		if (lower.isEmpty() || lower.equals("256")) {
			return Tri.YES;
		}
		return Tri.of(lower.equals(flow.protocol().word()) || lower.equals(Integer.toString(flow.protocol().number())));
	}

	private Tri localPort(final String word) {
		return switch (word.toLowerCase(Locale.ROOT)) {
		case "rpcepmap", "rpc-epmap" -> Tri.of(flow.port() == 135);
		case "mdns" -> Tri.of(flow.port() == 5353);
		// Ports that services choose as they run.
		case "rpc" -> flow.protocol() == Protocol.TCP ? Tri.MAYBE : Tri.NO;
		case "iphttps", "iphttpsin" -> flow.protocol() == Protocol.TCP ? Tri.MAYBE : Tri.NO;
		case "iphttpsout" -> Tri.NO;
		case "teredo", "playtodiscovery", "ply2disc" -> flow.protocol() == Protocol.UDP ? Tri.MAYBE : Tri.NO;
		default -> port(word, flow.port());
		};
	}

	private Tri remotePort(final String word) {
		return flow.sourcePort().isPresent() ? port(word, flow.sourcePort().getAsInt()) : Tri.MAYBE;
	}

	private static Tri port(final String word, final int port) {
		final var parts = word.split("-");
		try {
			final var from = Integer.parseInt(parts[0].strip());
			final var to = parts.length > 1 ? Integer.parseInt(parts[1].strip()) : from;
			return Tri.of(port >= from && port <= to);
		} catch (final NumberFormatException e) {
			return Tri.MAYBE;
		}
	}

	private Tri address(final String word, final InetAddress address) {
		return switch (word.toLowerCase(Locale.ROOT)) {
		case "localsubnet" -> localSubnet(address);
		case "localsubnet4" -> flow.isIpv6() ? Tri.NO : localSubnet(address);
		case "localsubnet6" -> flow.isIpv6() ? localSubnet(address) : Tri.NO;
		default -> Character.isLetter(word.charAt(0)) && !word.contains(":") ? Tri.MAYBE : network(word, address);
		};
	}

	private Tri localSubnet(final InetAddress address) {
		if (address.isLinkLocalAddress() && flow.isIpv6()) {
			return Tri.YES;
		}
		if (host.interfaces().isEmpty()) {
			return Tri.MAYBE;
		}
		return Tri.of(host.interfaces().stream().flatMap(it -> it.addresses().stream()).anyMatch(it -> it.holds(address)));
	}

	private static Tri network(final String word, final InetAddress address) {
		try {
			final var value = Bits.of(address.getAddress());
			final var width = address.getAddress().length * 8;
			final var dash = word.indexOf('-');
			if (dash > 0) {
				final var from = InetAddress.ofLiteral(word.substring(0, dash).strip()).getAddress();
				return from.length * 8 != width ? Tri.NO : value.between(Bits.of(from), Bits.of(InetAddress.ofLiteral(word.substring(dash + 1).strip()).getAddress()));
			}
			final var slash = word.indexOf('/');
			final var start = InetAddress.ofLiteral(slash < 0 ? word : word.substring(0, slash)).getAddress();
			if (start.length * 8 != width) {
				return Tri.NO;
			}
			if (slash < 0) {
				return value.is(Bits.of(start));
			}
			final var mask = word.substring(slash + 1);
			if (mask.contains(".")) {
				final var bits = Bits.of(InetAddress.ofLiteral(mask).getAddress());
				return value.and(bits).is(Bits.of(start).and(bits));
			}
			return Range.prefix(Bits.of(start), Integer.parseInt(mask), width).fits(value);
		} catch (final IllegalArgumentException e) {
			return Tri.MAYBE;
		}
	}

	private Tri program(final WindowsRule rule) {
		if (rule.program().isEmpty() && rule.service().isEmpty() && rule.appPackage().isEmpty()) {
			return Tri.YES;
		}
		if (flow.program().isEmpty()) {
			return Tri.MAYBE;
		}
		final var asked = expanded(flow.program().get());
		var fits = rule.program().isEmpty() ? Tri.YES : Tri.of(asked.equals(expanded(rule.program())));
		if (!rule.service().isEmpty()) {
			// Of a service only the program that it runs in is known.
			fits = fits.and(asked.endsWith("\\svchost.exe") || !rule.program().isEmpty() ? Tri.MAYBE : Tri.NO);
		}
		if (!rule.appPackage().isEmpty()) {
			fits = fits.and(asked.contains("\\windowsapps\\") ? Tri.MAYBE : Tri.NO);
		}
		return fits;
	}

	private static String expanded(final String path) {
		var lower = path.toLowerCase(Locale.ROOT).replace('/', '\\');
		for (final var folder : FOLDERS.entrySet()) {
			lower = lower.replace(folder.getKey(), folder.getValue());
		}
		return lower;
	}

	/** Only what comes through a tunnel at the edge of the network asks for this. */
	private Tri edge(final WindowsRule rule) {
		final var bytes = flow.destination().getAddress();
		final var teredo = bytes.length == 16 && bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
		if (!teredo && !flow.interfaceName().toLowerCase(Locale.ROOT).contains("teredo")) {
			return Tri.YES;
		}
		return switch (rule.edge()) {
		case ALLOW -> Tri.YES;
		case DEFER -> Tri.MAYBE;
		case BLOCK -> Tri.NO;
		};
	}
}
