// SPDX-License-Identifier: EPL-2.0
package tandem.headless;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.eclipse.core.runtime.FileLocator;
import org.osgi.framework.Bundle;

import tandem.testsupport.Await;

/** An Equinox of its own process, with the bundles given and a {@link Probe}; killed when closed. */
final class PlainEquinox implements AutoCloseable {

	private static final String COMPONENT = """
			<?xml version="1.0" encoding="UTF-8"?>
			<scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="probe" immediate="true" init="2">
			  <reference name="connector" interface="tandem.channel.Connector" parameter="0"/>
			  <implementation class="tandem.headless.Probe"/>
			</scr:component>
			""";

	private final Path folder;

	private final Process process;

	private PlainEquinox(final Path folder, final Process process) {
		this.folder = folder;
		this.process = process;
	}

	/**
	 * @param folder empty; gets the configuration, the user's folders and what the probe tells
	 * @param framework Equinox itself
	 * @param bundles all others
	 * @param properties for the probe
	 */
	static PlainEquinox start(final Path folder, final Bundle framework, final Collection<Bundle> bundles, final Map<String, String> properties)
			throws IOException {
		final var configuration = Files.createDirectories(folder.resolve("configuration"));
		final var home = Files.createDirectories(folder.resolve("home"));
		final var lines = new ArrayList<String>();
		for (final var bundle : bundles) {
			lines.add("reference:" + file(bundle).toURI() + "@2:start");
		}
		lines.add("reference:" + probe(folder.resolve("probe.jar")).toUri() + "@4:start");
		final var config = new Properties();
		config.setProperty("osgi.bundles", String.join(",", lines));
		config.setProperty("osgi.bundles.defaultStartLevel", "4");
		config.setProperty("osgi.noShutdown", "true");
		config.setProperty("eclipse.ignoreApp", "true");
		config.setProperty("probe.out", folder.toString());
		config.putAll(properties);
		try (var writer = Files.newBufferedWriter(configuration.resolve("config.ini"), StandardCharsets.ISO_8859_1)) {
			config.store(writer, null);
		}
		final var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Duser.home=" + home, "-jar",
				file(framework).toString(), "-configuration", configuration.toString(), "-consoleLog");
		builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.equals("DISPLAY"));
		builder.environment().put("HOME", home.toString());
		return new PlainEquinox(folder, builder.redirectErrorStream(true).redirectOutput(folder.resolve("console").toFile()).start());
	}

	private static File file(final Bundle bundle) {
		return FileLocator.getBundleFileLocation(bundle).orElseThrow();
	}

	/** A bundle of this bundle's classes, without the test framework that this bundle needs. */
	private static Path probe(final Path jar) throws IOException {
		final var manifest = new Manifest();
		final var attributes = manifest.getMainAttributes();
		attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
		Map.of("Bundle-ManifestVersion", "2", "Bundle-SymbolicName", "probe", "Bundle-Version", "1.0.0", "Service-Component", "OSGI-INF/probe.xml",
				"Import-Package", "org.osgi.framework,org.eclipse.ecf.core,tandem.channel").forEach(attributes::putValue);
		try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
			out.putNextEntry(new JarEntry("OSGI-INF/probe.xml"));
			out.write(COMPONENT.getBytes(StandardCharsets.UTF_8));
			for (final var name : List.of("Probe", "Probe$Hearer", "OneDoor", "OneDoor$Try")) {
				final var entry = "tandem/headless/" + name + ".class";
				out.putNextEntry(new JarEntry(entry));
				try (var in = PlainEquinox.class.getClassLoader().getResourceAsStream(entry)) {
					in.transferTo(out);
				}
			}
		}
		return jar;
	}

	/** Waits for a file that the probe writes. */
	Properties told(final String name) throws IOException {
		final var file = folder.resolve(name);
		try {
			Await.until("what the probe tells", () -> Files.exists(file) || !process.isAlive());
		} catch (final AssertionError e) {
			throw new AssertionError(console(), e);
		}
		if (!Files.exists(file)) {
			throw new AssertionError(console());
		}
		final var told = new Properties();
		try (var reader = Files.newBufferedReader(file)) {
			told.load(reader);
		}
		return told;
	}

	private String console() throws IOException {
		return folder.getFileName() + ": " + Files.readString(folder.resolve("console"));
	}

	/** Waits until the framework has stopped in good order. */
	int ended() throws InterruptedException {
		if (!process.waitFor(20, TimeUnit.SECONDS)) {
			throw new AssertionError("the framework does not stop");
		}
		return process.exitValue();
	}

	@Override
	public void close() {
		process.destroyForcibly();
	}
}
