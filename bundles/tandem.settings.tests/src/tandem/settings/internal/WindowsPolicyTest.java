// SPDX-License-Identifier: EPL-2.0
package tandem.settings.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

class WindowsPolicyTest {

	private record Account(String name) implements UserPrincipal {

		@Override
		public String getName() {
			return name;
		}
	}

	private static final Path FILE = Path.of("policy.json");
	private static final Account INSTALLER = new Account("NT SERVICE\\TrustedInstaller");
	private static final Account ADMINISTRATORS = new Account("VORDEFINIERT\\Administratoren");
	private static final Account USERS = new Account("VORDEFINIERT\\Benutzer");
	private static final Account CREATOR = new Account("ERSTELLER-BESITZER");
	private static final Set<UserPrincipal> TRUSTED = WindowsPolicy.writers(INSTALLER, List.of(
			entry(ADMINISTRATORS, AclEntryPermission.WRITE_DATA, AclEntryPermission.READ_DATA), entry(USERS, AclEntryPermission.READ_DATA),
			AclEntry.newBuilder(entry(CREATOR, AclEntryPermission.WRITE_DATA)).setFlags(AclEntryFlag.INHERIT_ONLY).build()));

	private static AclEntry entry(final UserPrincipal who, final AclEntryPermission first, final AclEntryPermission... more) {
		return AclEntry.newBuilder().setType(AclEntryType.ALLOW).setPrincipal(who).setPermissions(EnumSet.of(first, more)).build();
	}

	private static Optional<String> doubt(final boolean folder, final UserPrincipal owner, final AclEntry... rights) {
		return WindowsPolicy.doubt(FILE, folder, TRUSTED, owner, List.of(rights));
	}

	@Test
	void whoMayWriteToTheSystemMayWriteAPolicy() {
		assertEquals(Set.of(INSTALLER, ADMINISTRATORS), TRUSTED);
		assertEquals(Optional.empty(), doubt(false, ADMINISTRATORS, entry(ADMINISTRATORS, AclEntryPermission.WRITE_DATA),
				entry(USERS, AclEntryPermission.READ_DATA)));
	}

	@Test
	void nobodyElseMay() {
		assertTrue(doubt(false, USERS).orElseThrow().contains("Benutzer"));
		for (final var right : List.of(AclEntryPermission.WRITE_DATA, AclEntryPermission.APPEND_DATA, AclEntryPermission.DELETE,
				AclEntryPermission.WRITE_ACL, AclEntryPermission.WRITE_OWNER)) {
			assertTrue(doubt(false, ADMINISTRATORS, entry(USERS, right)).orElseThrow().contains("Benutzer"), right.name());
		}
	}

	@Test
	void whoMayAddToAFolderCanNotReplaceWhatIsInIt() {
		assertEquals(Optional.empty(), doubt(true, ADMINISTRATORS, entry(USERS, AclEntryPermission.ADD_FILE)));
		assertTrue(doubt(true, ADMINISTRATORS, entry(USERS, AclEntryPermission.DELETE_CHILD)).isPresent());
	}

	@Test
	void everySystemHasItsPlace() {
		assertEquals(Path.of("/etc/tandem/policy.json"), PolicyFile.placeOn("Linux").file());
		assertEquals(Path.of("/Library/Application Support/Tandem/policy.json"), PolicyFile.placeOn("Mac OS X").file());
		assertTrue(PolicyFile.placeOn("Windows 11").file().endsWith(Path.of("Tandem", "policy.json")));
	}
}
