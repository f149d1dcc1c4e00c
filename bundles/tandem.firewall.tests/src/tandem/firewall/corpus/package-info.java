// SPDX-License-Identifier: EPL-2.0
/**
 * What a real kernel (Linux 6.18, nftables 1.0.6, iptables 1.8.9, ufw 0.36.2, firewalld 1.3.3) did with rulesets: JSON lines, packed with
 * gzip. Each ruleset was loaded into a fresh network namespace and each flow sent from others; no reader of ours took part.
 * <ul>
 * <li>{@code dev.jsonl.gz}: random but realistic rulesets, and what ufw, firewalld, iptables and layouts like Docker's write;
 * <li>{@code semantics.jsonl.gz}: rulesets made by hand, for one rule of the kernel's each;
 * <li>{@code samples.jsonl.gz}: what the tools print, and whether TCP 49152 and 22 are open.
 * </ul>
 * A flow's {@code undecidable} says that its verdict depends on what nobody can read (a limit, the time), {@code exotic} that an unusual
 * match decides, {@code json_opaque} that nft's JSON hides the match, {@code json_lossy} that nft's JSON loads as something else.
 */
package tandem.firewall.corpus;
