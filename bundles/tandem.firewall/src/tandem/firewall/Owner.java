// SPDX-License-Identifier: EPL-2.0
package tandem.firewall;

/** Who writes and keeps a rule: it is to be changed there, or the change is lost. */
public enum Owner {
	/** Ubuntu's {@code ufw}. */
	UFW("ufw"),
	/** {@code firewalld}. */
	FIREWALLD("firewalld"),
	/** Rules of nftables that no tool claims. */
	NFTABLES("nftables"),
	/** Rules of iptables, of either kind, that no tool claims. */
	IPTABLES("iptables"),
	/** The Windows firewall. */
	WINDOWS("Windows Defender Firewall"),
	/** macOS' application firewall. */
	MACOS("macOS application firewall"),
	/** The packet filter of macOS. */
	PF("pf"),
	/** Docker, libvirt and others who write rules on their own. */
	OTHER("another program");

	private final String title;

	Owner(final String title) {
		this.title = title;
	}

	/** Its name, for people. */
	public String title() {
		return title;
	}
}
