// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Java knows of GNOME's proxy settings, started as the start scripts start it: {@link Proxies} hears it as the system's. */
class DesktopProxyTest {

	private static final Path GNOME = Path.of("/usr/lib/x86_64-linux-gnu/gio/modules/libgiognomeproxy.so");

	private static final Path SCRIPTS = Path.of("/usr/share/doc/libproxy1-plugin-webkit");

	@TempDir
	private Path folder;

	/** Run in a Java of its own: the system is asked once. */
	static final class Ask {

		private Ask() {
		}

		/** Prints the proxy for each address. */
		public static void main(final String... addresses) throws Exception {
			for (final var address : addresses) {
				final var proxy = ProxySelector.getDefault().select(new URI(address)).getFirst();
				System.out.println(proxy.address() instanceof final InetSocketAddress at ? proxy.type() + " " + at.getHostString() + ":" + at.getPort() : proxy.type());
			}
		}
	}

	private String ask(final String settings, final String... addresses) throws IOException, InterruptedException {
		Assumptions.assumeTrue(Files.exists(GNOME), "glib-networking is not installed: releng/setup installs it");
		final var keyfile = folder.resolve("glib-2.0/settings/keyfile");
		Files.createDirectories(keyfile.getParent());
		Files.writeString(keyfile, settings);
		final var classes = Path.of(URI.create("file:" + Ask.class.getProtectionDomain().getCodeSource().getLocation().getPath()));
		// Scripts are run by a program of the D-Bus session.
		final var builder = new ProcessBuilder("dbus-run-session", "--", Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Djava.net.useSystemProxies=true", "-cp",
				classes.toString(), Ask.class.getName());
		builder.command().addAll(java.util.List.of(addresses));
		builder.environment().keySet().removeIf(name -> name.toLowerCase(java.util.Locale.ROOT).endsWith("_proxy"));
		builder.environment().put("GSETTINGS_BACKEND", "keyfile");
		builder.environment().put("XDG_CONFIG_HOME", folder.toString());
		builder.environment().put("XDG_CURRENT_DESKTOP", "GNOME");
		final var process = builder.redirectError(folder.resolve("err").toFile()).redirectOutput(folder.resolve("out").toFile()).start();
		if (!process.waitFor(60, TimeUnit.SECONDS)) {
			process.destroyForcibly();
			throw new AssertionError("no answer");
		}
		assertEquals(0, process.exitValue(), Files.readString(folder.resolve("err")));
		return Files.readString(folder.resolve("out"));
	}

	@Test
	void anHttpProxyAndItsExceptions() throws Exception {
		assertEquals("HTTP gnome.example:8080\nDIRECT\n", ask("""
				[system/proxy]
				mode='manual'
				ignore-hosts=['*.inside.example']

				[system/proxy/https]
				host='gnome.example'
				port=8080
				""", "https://relay.example.org:443/", "https://relay.inside.example:443/"));
	}

	@Test
	void aSocksProxy() throws Exception {
		assertEquals("SOCKS socks.example:1080\n", ask("""
				[system/proxy]
				mode='manual'

				[system/proxy/socks]
				host='socks.example'
				port=1080
				""", "https://relay.example.org:443/"));
	}

	@Test
	void aScript() throws Exception {
		Assumptions.assumeTrue(Files.exists(SCRIPTS), "libproxy1-plugin-webkit is not installed: releng/setup installs it");
		final var script = Files.writeString(folder.resolve("proxy.pac"), """
				function FindProxyForURL(url, host) {
					return dnsDomainIs(host, ".example.org") ? "PROXY script.example:3128; DIRECT" : "DIRECT; PROXY script.example:3128";
				}
				""");
		assertEquals("HTTP script.example:3128\nDIRECT\n", ask("""
				[system/proxy]
				mode='auto'
				autoconfig-url='%s'
				""".formatted(script.toUri()), "https://relay.example.org:443/", "https://relay.inside.example:443/"));
	}

	@Test
	void none() throws Exception {
		assertEquals("DIRECT\n", ask("", "https://relay.example.org:443/"));
	}
}
