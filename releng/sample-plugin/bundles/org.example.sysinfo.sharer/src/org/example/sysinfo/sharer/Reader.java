// SPDX-License-Identifier: EPL-2.0
package org.example.sysinfo.sharer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.example.sysinfo.Report;
import org.example.sysinfo.Report.Fact;

import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.software.os.OSService;

/** Asks OSHI. One thread at a time. */
final class Reader {

	private static final double GIB = 1L << 30;

	private static final int SERVICES = 60;

	private final SystemInfo system = new SystemInfo();

	private long[] ticks = system.getHardware().getProcessor().getSystemCpuLoadTicks();

	Report read() {
		final var facts = new ArrayList<Fact>();
		final var os = system.getOperatingSystem();
		facts.add(new Fact("System", "Operating system", os.toString()));
		facts.add(new Fact("System", "Running for", os.getSystemUptime() / 3600 + " h " + os.getSystemUptime() / 60 % 60 + " min " + os.getSystemUptime() % 60 + " s"));
		final var processor = system.getHardware().getProcessor();
		facts.add(new Fact("Processor", "Model", processor.getProcessorIdentifier().getName()));
		facts.add(new Fact("Processor", "Load", String.format(Locale.ROOT, "%.0f %% of %d", 100 * load(processor), processor.getLogicalProcessorCount())));
		final var memory = system.getHardware().getMemory();
		facts.add(new Fact("Memory", "Free", gib(memory.getAvailable()) + " of " + gib(memory.getTotal())));
		os.getFileSystem().getFileStores().forEach(disk -> facts.add(new Fact("Disks", disk.getMount(), gib(disk.getUsableSpace()) + " free of " + gib(disk.getTotalSpace()))));
		system.getHardware().getNetworkIFs().forEach(network -> facts.add(new Fact("Networks", network.getName(), String.join(", ", addresses(network.getIPv4addr(), network.getIPv6addr())))));
		os.getServices().stream().filter(service -> service.getState() == OSService.State.RUNNING).limit(SERVICES)
				.forEach(service -> facts.add(new Fact("Services", service.getName(), "runs")));
		return new Report(facts);
	}

	private double load(final CentralProcessor processor) {
		final var load = processor.getSystemCpuLoadBetweenTicks(ticks);
		ticks = processor.getSystemCpuLoadTicks();
		return load;
	}

	private static List<String> addresses(final String[] four, final String[] six) {
		return Stream.concat(Stream.of(four), Stream.of(six)).toList();
	}

	private static String gib(final long bytes) {
		return String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
	}
}
