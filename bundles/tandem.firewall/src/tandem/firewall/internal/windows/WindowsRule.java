// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.windows;

import java.util.List;
import java.util.OptionalLong;

import tandem.firewall.RuleReference;

/**
 * One inbound rule that is enabled. Empty lists restrict nothing.
 *
 * @param place          for people: group and profiles
 * @param name           as Windows shows it
 * @param position       in the export, from 1
 * @param blocks         or else allows
 * @param bypasses       whether it overrides blocking rules, for connections that are authenticated
 * @param profiles       bits: 1 domain, 2 private, 4 public
 * @param edge           whether it lets in what comes through a tunnel at the edge
 * @param local          whether it is a local rule, not one of a policy
 * @param sure           whether Windows says that the rule works
 * @param authenticated  whether only connections with IPsec fit
 * @param protocol       as written
 * @param localPorts     as written
 * @param remotePorts    as written
 * @param localAddresses as written
 * @param remoteAddresses as written
 * @param program        as written; empty for all
 * @param appPackage     the application container's identity; empty for all
 * @param service        the service's short name; empty for all
 * @param interfaces     names
 * @param interfaceTypes wired, wireless, remote access
 * @param others         restrictions that nobody can check from here, in words
 */
record WindowsRule(String place, String name, int position, boolean blocks, boolean bypasses, int profiles, Edge edge, boolean local, boolean sure,
		boolean authenticated, String protocol, List<String> localPorts, List<String> remotePorts, List<String> localAddresses, List<String> remoteAddresses,
		String program, String appPackage, String service, List<String> interfaces, List<String> interfaceTypes, List<String> others) {

	/** What a rule does with tunnelled packets. */
	enum Edge {
		BLOCK, ALLOW, DEFER
	}

	RuleReference reference() {
		final var text = new StringBuilder(blocks ? "Block " : bypasses ? "Allow (overriding blocks) " : "Allow ").append('"').append(name).append('"');
		if (!protocol.isEmpty()) {
			text.append(", protocol ").append(protocol);
		}
		if (!localPorts.isEmpty()) {
			text.append(", port ").append(String.join(",", localPorts));
		}
		if (!remoteAddresses.isEmpty()) {
			text.append(", from ").append(String.join(",", remoteAddresses));
		}
		if (!program.isEmpty()) {
			text.append(", program ").append(program);
		}
		return new RuleReference(place, position, OptionalLong.empty(), text.toString());
	}
}
