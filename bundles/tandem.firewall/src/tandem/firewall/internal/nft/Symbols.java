// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.nft;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The words that nftables and iptables print instead of numbers. Immutable. */
public final class Symbols {

	private final Map<String, Long> numbers = new HashMap<>();

	private Symbols(final String words) {
		for (final var pair : words.trim().split("\\s+")) {
			final var parts = pair.split("=");
			numbers.put(parts[0], Long.decode(parts[1]));
		}
	}

	/** The number of a word. */
	public OptionalLong number(final String word) {
		final var number = numbers.get(word);
		return number == null ? OptionalLong.empty() : OptionalLong.of(number);
	}

	/** Transport protocols, as in the IANA's list. */
	public static Symbols protocols() {
		return new Symbols("""
				ip=0 hopopt=0 icmp=1 igmp=2 ggp=3 ipencap=4 st=5 tcp=6 egp=8 igp=9 pup=12 udp=17 hmp=20 xns-idp=22 rdp=27 iso-tp4=29 dccp=33 xtp=36 ddp=37
				idpr-cmtp=38 ipv6=41 ipv6-route=43 ipv6-frag=44 idrp=45 rsvp=46 gre=47 esp=50 ipv6-crypt=50 ah=51 ipv6-auth=51 skip=57 ipv6-icmp=58 icmpv6=58
				icmp6=58 ipv6-nonxt=59 ipv6-opts=60 rspf=73 vmtp=81 eigrp=88 ospf=89 ax.25=93 ipip=94 etherip=97 encap=98 pim=103 ipcomp=108 comp=108 vrrp=112
				l2tp=115 isis=124 sctp=132 fc=133 mobility-header=135 udplite=136 mpls-in-ip=137 manet=138 hip=139 shim6=140 wesp=141 rohc=142 mptcp=262""");
	}

	/** Ethernet's types. */
	public static Symbols etherTypes() {
		return new Symbols("ip=0x0800 arp=0x0806 ip6=0x86DD 8021q=0x8100 8021ad=0x88A8 vlan=0x8100");
	}

	/** Protocol families. */
	public static Symbols families() {
		return new Symbols("inet=1 ipv4=2 ip=2 arp=3 netdev=5 bridge=7 ipv6=10 ip6=10");
	}

	/** States of connections. */
	public static Symbols states() {
		return new Symbols("invalid=1 established=2 related=4 new=8 untracked=64");
	}

	/** Status bits of connections. */
	public static Symbols statuses() {
		return new Symbols("expected=1 seen-reply=2 assured=4 confirmed=8 snat=16 dnat=32 dying=512");
	}

	/** Directions of connections. */
	public static Symbols directions() {
		return new Symbols("original=0 reply=1");
	}

	/** TCP's flags. */
	public static Symbols tcpFlags() {
		return new Symbols("fin=1 syn=2 rst=4 psh=8 ack=16 urg=32 ecn=64 cwr=128");
	}

	/** Kinds of packets. */
	public static Symbols packetTypes() {
		return new Symbols("host=0 unicast=0 broadcast=1 multicast=2 other=3");
	}

	/** Code points of differentiated services. */
	public static Symbols codePoints() {
		return new Symbols("""
				cs0=0 df=0 be=0 lephb=1 cs1=8 af11=10 af12=12 af13=14 cs2=16 af21=18 af22=20 af23=22 cs3=24 af31=26 af32=28 af33=30 cs4=32 af41=34 af42=36
				af43=38 cs5=40 va=44 ef=46 cs6=48 cs7=56""");
	}

	/** Congestion notification. */
	public static Symbols congestion() {
		return new Symbols("not-ect=0 ect1=1 ect0=2 ce=3");
	}

	/** Types of addresses. */
	public static Symbols addressTypes() {
		return new Symbols("unspec=0 unicast=1 local=2 broadcast=3 anycast=4 multicast=5 blackhole=6 unreachable=7 prohibit=8 throw=9 nat=10 xresolve=11");
	}

	/** Types of network hardware. */
	public static Symbols hardware() {
		return new Symbols("ether=1 ppp=512 ipip=768 ipip6=769 loopback=772 sit=776 ipgre=778 none=0xFFFE");
	}

	/** Types of ICMP. */
	public static Symbols icmpTypes() {
		return new Symbols("""
				echo-reply=0 destination-unreachable=3 source-quench=4 redirect=5 echo-request=8 router-advertisement=9 router-solicitation=10
				time-exceeded=11 parameter-problem=12 timestamp-request=13 timestamp-reply=14 info-request=15 info-reply=16 address-mask-request=17
				address-mask-reply=18""");
	}

	/** Types of ICMPv6. */
	public static Symbols icmp6Types() {
		return new Symbols("""
				destination-unreachable=1 packet-too-big=2 time-exceeded=3 parameter-problem=4 echo-request=128 echo-reply=129 mld-listener-query=130
				mld-listener-report=131 mld-listener-done=132 mld-listener-reduction=132 nd-router-solicit=133 nd-router-advert=134
				nd-neighbor-solicit=135 nd-neighbor-advert=136 nd-redirect=137 router-renumbering=138 ind-neighbor-solicit=141 ind-neighbor-advert=142
				mld2-listener-report=143""");
	}

	/** Codes of unreachability in ICMP. */
	public static Symbols icmpCodes() {
		return new Symbols("net-unreachable=0 host-unreachable=1 prot-unreachable=2 port-unreachable=3 frag-needed=4 net-prohibited=9 host-prohibited=10 admin-prohibited=13");
	}

	/** Codes of unreachability in ICMPv6. */
	public static Symbols icmp6Codes() {
		return new Symbols("no-route=0 admin-prohibited=1 addr-unreachable=3 port-unreachable=4 policy-fail=5 reject-route=6");
	}

	/** Codes that nftables translates for both, and their ICMPv6 meaning. */
	public static Symbols icmpxCodes6() {
		return new Symbols("port-unreachable=4 admin-prohibited=1 no-route=0 host-unreachable=3");
	}

	/** Codes that nftables translates for both, and their ICMP meaning. */
	public static Symbols icmpxCodes4() {
		return new Symbols("port-unreachable=3 admin-prohibited=13 no-route=0 host-unreachable=1");
	}

	/** Services that listings name although asked for numbers. */
	public static Symbols services() {
		return new Symbols("""
				ftp=21 ssh=22 telnet=23 smtp=25 domain=53 bootps=67 bootpc=68 tftp=69 http=80 pop3=110 sunrpc=111 ntp=123 netbios-ns=137 netbios-dgm=138
				netbios-ssn=139 imap2=143 snmp=161 https=443 microsoft-ds=445 submission=587 ipp=631 imaps=993 pop3s=995 mysql=3306 postgresql=5432
				mdns=5353 http-alt=8080""");
	}
}
