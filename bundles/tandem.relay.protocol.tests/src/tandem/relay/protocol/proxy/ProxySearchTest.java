// SPDX-License-Identifier: EPL-2.0
package tandem.relay.protocol.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tandem.relay.protocol.proxy.ProxyRoute.Kind;
import tandem.relay.protocol.proxy.ProxyRoute.Login;

class ProxySearchTest {

	private final Map<String, String> environment = new HashMap<>();
	private String setting = "";
	private List<Proxy> system = List.of(Proxy.NO_PROXY);

	private Optional<ProxyRoute> route() throws UnusableProxyException {
		final var selector = new ProxySelector() {

			@Override
			public List<Proxy> select(final URI uri) {
				assertEquals("https://relay.example.org:443/", uri.toString());
				return system;
			}

			@Override
			public void connectFailed(final URI uri, final SocketAddress address, final IOException failure) {
				throw new AssertionError(failure);
			}
		};
		return new ProxySearch(() -> setting, environment::get, () -> selector).to("relay.example.org", 443);
	}

	@Test
	void theSettingThenTheEnvironmentThenTheSystem() throws Exception {
		assertEquals(Optional.empty(), route());
		system = List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("system.example", 8080)));
		assertEquals(Optional.of(new ProxyRoute(Kind.HTTP, "system.example", 8080, Optional.empty())), route());
		environment.put("ALL_PROXY", "socks5h://socks.example");
		assertEquals(Optional.of(new ProxyRoute(Kind.SOCKS5, "socks.example", 1080, Optional.empty())), route());
		environment.put("https_proxy", "http://sam:p%40ss+w@proxy.example:3129");
		assertEquals(Optional.of(new ProxyRoute(Kind.HTTP, "proxy.example", 3129, Optional.of(new Login("sam", "p@ss+w")))), route());
		setting = "plain.example:8888";
		assertEquals(Optional.of(new ProxyRoute(Kind.HTTP, "plain.example", 8888, Optional.empty())), route());
		setting = "direct";
		assertEquals(Optional.empty(), route());
	}

	@ParameterizedTest
	@ValueSource(strings = { "relay.example.org", "example.org", ".example.org", "*.example.org", "*", "a.example, RELAY.example.org" })
	void noProxyIsHeard(final String exceptions) throws Exception {
		environment.put("https_proxy", "http://proxy.example:3128");
		environment.put("no_proxy", exceptions);
		assertEquals(Optional.empty(), route());
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://proxy.example:3128", "nothing:at:all", "ftp://x" })
	void anEnvironmentThatCanNotBeUnderstoodIsNotPassedBy(final String wrong) {
		environment.put("https_proxy", wrong);
		environment.put("all_proxy", "http://other.example");
		assertThrows(UnusableProxyException.class, this::route);
	}

	@Test
	void theSystemMaySayThatThereIsNone() throws Exception {
		system = List.of(Proxy.NO_PROXY, new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("other.example", 8080)));
		assertEquals(Optional.empty(), route());
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "127.0.0.1", "127.9.9.9", "::1" })
	void noProxyLeadsToThisComputerUnlessItWasSet(final String host) throws Exception {
		environment.put("https_proxy", "http://proxy.example:3128");
		assertEquals(Optional.empty(), new ProxySearch(() -> "", environment::get, () -> null).to(host, 443));
		assertEquals("set.example", new ProxySearch(() -> "set.example:1", environment::get, () -> null).to(host, 443).orElseThrow().host());
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', value = { "10.1.2.3 10.0.0.0/8", "10.1.2.3 10.1.2.3", "10.1.2.3 10.1.2.3:443", "10.1.2.3 10.1.2.2/31", "10.1.2.3 0.0.0.0/0",
			"fd00::7 fd00::/16", "fd00::7 [fd00::7]:443", "fd00::7 fd00:0::7", "relay.example.org example.org:443", "relay.example.org *.example.org:443" })
	void networksAndPortsAreHeard(final String host, final String exception) {
		assertTrue(NoProxy.of("other.example," + exception).covers(host, 443));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ' ', value = { "11.1.2.3 10.0.0.0/8", "10.1.2.3 10.1.2.3:80", "10.1.2.3 10.1.2.4/31", "10.1.2.3 10.0.0.0/33", "10.1.2.3 10.0.0.0/x",
			"10.1.2.3 fd00::/16", "fd01::7 fd00::/16", "fd00::7 [fd00::7]:80", "relay.example.org example.org:80", "relay.example.org 10.0.0.0/8", "10.1.2.3 .3" })
	void otherNetworksAndPortsAreNot(final String host, final String exception) {
		assertFalse(NoProxy.of("other.example " + exception).covers(host, 443));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ample.org", "relay.example.org.evil.example", "" })
	void noProxyForOthersIsNot(final String exceptions) throws Exception {
		environment.put("https_proxy", "http://proxy.example:3128");
		environment.put("NO_PROXY", exceptions);
		assertEquals("proxy.example", route().orElseThrow().host());
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://proxy.example:3128", "ftp://proxy.example", "http://", "a b", "http://h:port" })
	void aSettingThatCanNotBeUnderstoodIsNotPassedBy(final String wrong) {
		setting = wrong;
		assertThrows(UnusableProxyException.class, this::route);
	}

	@Test
	void tellsNoPassword() throws Exception {
		setting = "http://sam:topsecret@proxy.example:3128";
		assertFalse(route().orElseThrow().toString().contains("topsecret"));
	}
}
