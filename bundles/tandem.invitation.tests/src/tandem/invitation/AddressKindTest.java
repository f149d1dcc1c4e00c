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
			"help.example.org, name", "1.2.3, name", "999.1.1.1, name", "'', name",
			"fe80::1032:53d9:5a01:909b%3,link-local", "FE80::1%eth0,link-local", "169.254.6.170,link-local", "192.168.1.200,private", "10.0.0.1,private",
			"172.16.0.1,private", "172.31.255.255,private", "172.32.0.1,public", "100.64.0.1,shared", "100.128.0.1,public", "127.0.0.1,loopback", "::1,loopback",
			"2001:0:284a:364:28e3:b9b:c19c:4d04,teredo", "2001:4898:1a:5:79e2:3356:9b22:3470,public", "2001::1,teredo", "2002:c000:204::1,6to4", "fd12::1,unique-local",
			"fc00::1,unique-local", "fec0::1,private", "2001:db8::5efe:192.0.2.1,isatap", "2001:db8::200:5efe:192.0.2.1,isatap", "fe80::5efe:10.0.0.1,link-local",
			"0.0.0.0,unusable", "::,unusable", "224.0.0.1,unusable", "ff02::1,unusable", "255.255.255.255,unusable", "8.8.8.8,public", "::ffff:10.0.0.1,private",
			"SALLY-PC,name", "pc.example.org,name", "300.1.1.1,name", "1234,name" })
	void tellsWhoCanReachIt(final String host, final String kind) {
		assertEquals(kind, AddressKind.of(host).word());
	}
}
