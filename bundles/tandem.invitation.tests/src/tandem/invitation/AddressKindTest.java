// SPDX-License-Identifier: EPL-2.0
package tandem.invitation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressKindTest {

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, loopback", "::1, loopback", "10.1.2.3, private", "172.16.0.1, private", "172.32.0.1, public", "192.168.1.1, private",
			"192.169.1.1, public", "169.254.7.7, link-local", "fe80::1, link-local", "fe80::1%eth0, link-local", "febf::1, link-local", "100.64.0.1, shared",
			"100.127.255.255, shared", "100.63.0.1, public", "100.128.0.1, public", "fd12::1, unique-local", "fc00::1, unique-local", "fe00::1, public",
			"2001:0:4136:e378:8000:63bf:3fff:fdd2, teredo", "2001:1::1, public", "2001:db8::1, public", "2002:c000:204::1, 6to4", "2a00:1450::1, public",
			"8.8.8.8, public", "help.example.org, name", "1.2.3, name", "999.1.1.1, name", "'', name" })
	void tellsWhoCanReachIt(final String host, final String kind) {
		assertEquals(kind, AddressKind.of(host).word());
	}
}
