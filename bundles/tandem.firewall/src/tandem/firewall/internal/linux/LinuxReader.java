// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.linux;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import tandem.firewall.Access;
import tandem.firewall.Gap;
import tandem.firewall.Gap.Reason;
import tandem.firewall.internal.linux.Listings.Firewalld;
import tandem.firewall.internal.linux.Listings.Ufw;
import tandem.firewall.internal.system.Administrator;
import tandem.firewall.internal.system.Processes;
import tandem.firewall.internal.system.Processes.Output;

/** Asks a Linux computer's tools for all that they know of its firewall. */
final class LinuxReader {

	private static final Duration LIMIT = Duration.ofSeconds(20);
	private static final int NO_PROGRAM = 127;

	/** What only an administrator may read. */
	private enum Source {
		NFT("nft", "-j", "list", "ruleset"), LEGACY4("iptables-legacy-save"), LEGACY6("ip6tables-legacy-save"), NEW4("iptables-nft-save"), NEW6("ip6tables-nft-save"),
		ANY4("iptables-save"), ANY6("ip6tables-save"), LEGACY_NAMES4("cat", "/proc/net/ip_tables_names"), LEGACY_NAMES6("cat", "/proc/net/ip6_tables_names"),
		UFW("ufw", "status", "verbose"), UFW_RULES4("cat", "/etc/ufw/user.rules"), UFW_RULES6("cat", "/etc/ufw/user6.rules");

		private final List<String> command;

		Source(final String... command) {
			this.command = List.of(command);
		}
	}

	private final Processes processes;
	private final Administrator administrator;

	LinuxReader(final Processes processes) {
		this.processes = processes;
		administrator = new Administrator(processes);
	}

	/** Asks the tools side by side: each takes its time to start. */
	Listings read(final Access access) throws InterruptedException {
		final List<Gap> gaps = Collections.synchronizedList(new ArrayList<>());
		try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
			final var host = workers.submit(() -> new HostReader(processes).read());
			final var zones = workers.submit(() -> firewalld(workers, gaps));
			try {
				final var said = administer(access, gaps);
				final Optional<Ufw> ufw = said.isEmpty() ? Optional.empty() : ufw(said);
				return new Listings(nft(said, gaps), saves(said, gaps), ufw, result(zones), result(host), gaps);
			} catch (final InterruptedException e) {
				workers.shutdownNow();
				throw e;
			}
		}
	}

	private static <T> T result(final Future<T> future) throws InterruptedException {
		try {
			return future.get();
		} catch (final ExecutionException e) {
			throw new IllegalStateException(e.getCause());
		}
	}

	/** Empty where nothing may be read. */
	private Map<Source, Output> administer(final Access access, final List<Gap> gaps) throws InterruptedException {
		final var said = new LinkedHashMap<Source, Output>();
		try {
			if (access == Access.AS_IS && !administrator.isOne()) {
				gaps.add(new Gap("The rules of nftables and iptables", Reason.NEEDS_ADMINISTRATOR, known()));
				return said;
			}
			final var outputs = administrator.run(List.of(Source.values()).stream().map(it -> it.command).toList(), false);
			for (final var source : Source.values()) {
				said.put(source, outputs.get(source.ordinal()));
			}
		} catch (final Administrator.RefusedException e) {
			gaps.add(new Gap("The rules of nftables and iptables", Reason.REFUSED, known()));
		} catch (final IOException | IndexOutOfBoundsException e) {
			said.clear();
			gaps.add(new Gap("The rules of nftables and iptables", Reason.FAILED, String.valueOf(e.getMessage())));
		}
		return said;
	}

	/** What everybody may know. */
	private String known() throws InterruptedException {
		return read("/etc/ufw/ufw.conf").lines().anyMatch(it -> it.strip().equalsIgnoreCase("ENABLED=yes")) ? "ufw is switched on" : "";
	}

	private String read(final String... files) throws InterruptedException {
		final var command = new ArrayList<>(List.of("cat"));
		command.addAll(List.of(files));
		return say(command).map(Output::out).orElse("");
	}

	private Optional<Output> say(final List<String> command) throws InterruptedException {
		try {
			return Optional.of(processes.run(command, LIMIT));
		} catch (final IOException e) {
			return Optional.empty();
		}
	}

	private static Optional<String> nft(final Map<Source, Output> said, final List<Gap> gaps) {
		final var nft = said.get(Source.NFT);
		if (nft == null) {
			return Optional.empty();
		}
		if (nft.status() == NO_PROGRAM) {
			gaps.add(new Gap("nftables' rules", Reason.NO_PROGRAM, "install nftables"));
			return Optional.empty();
		}
		if (!nft.isGood()) {
			gaps.add(new Gap("nftables' rules", Reason.FAILED, nft.error().strip()));
			return Optional.empty();
		}
		return Optional.of(nft.out());
	}

	private static List<String> saves(final Map<Source, Output> said, final List<Gap> gaps) {
		final var saves = new ArrayList<String>();
		if (said.isEmpty()) {
			return saves;
		}
		for (final var ipv6 : List.of(false, true)) {
			final var old = said.get(ipv6 ? Source.LEGACY6 : Source.LEGACY4);
			final var now = said.get(ipv6 ? Source.NEW6 : Source.NEW4);
			final var any = said.get(ipv6 ? Source.ANY6 : Source.ANY4);
			final var found = List.of(old, now).stream().filter(Output::isGood).toList();
			(found.isEmpty() && any.isGood() ? List.of(any) : found).stream().map(Output::out).filter(it -> !it.isBlank()).forEach(saves::add);
			final var names = said.get(ipv6 ? Source.LEGACY_NAMES6 : Source.LEGACY_NAMES4);
			if (!old.isGood() && names.isGood() && !names.out().isBlank() && !(any.isGood() && any.out().contains("-save v") && !any.out().contains("(nf_tables)"))) {
				gaps.add(new Gap("Rules of the old iptables, which nft does not show", old.status() == NO_PROGRAM ? Reason.NO_PROGRAM : Reason.FAILED, old.error().strip()));
			}
		}
		return saves;
	}

	private Optional<Ufw> ufw(final Map<Source, Output> said) throws InterruptedException {
		final var status = said.get(Source.UFW);
		if (!status.isGood() || !status.out().contains("Status: active")) {
			return Optional.empty();
		}
		final var rules = new ArrayList<>(UfwRule.parse(said.get(Source.UFW_RULES4).out(), false));
		rules.addAll(UfwRule.parse(said.get(Source.UFW_RULES6).out(), true));
		final var apps = say(List.of("find", "/etc/ufw/applications.d", "-maxdepth", "1", "-type", "f", "-exec", "cat", "{}", "+")).map(Output::out).orElse("");
		return Optional.of(new Ufw(status.out(), rules, UfwApp.parse(apps)));
	}

	private Optional<Firewalld> firewalld(final ExecutorService workers, final List<Gap> gaps) throws InterruptedException {
		final var zones = workers.submit(() -> ask("--list-all-zones"));
		final var usual = workers.submit(() -> ask("--get-default-zone"));
		final var services = workers.submit(() -> ask("--get-services"));
		final var state = result(workers.submit(() -> ask("--state")));
		if (state.isEmpty() || !state.get().isGood()) {
			return Optional.empty();
		}
		final var listed = result(zones);
		if (listed.isEmpty() || !listed.get().isGood()) {
			gaps.add(new Gap("firewalld's zones", Reason.FAILED, listed.map(it -> it.error().strip()).orElse("")));
			return Optional.empty();
		}
		final var names = result(services).map(it -> it.out().strip()).orElse("");
		return Optional.of(new Firewalld(Zone.parse(listed.get().out()), result(usual).map(it -> it.out().strip()).orElse(""), names.isEmpty() ? List.of() : List.of(names.split("\\s+"))));
	}

	private Optional<Output> ask(final String question) throws InterruptedException {
		return say(List.of("firewall-cmd", question));
	}
}
