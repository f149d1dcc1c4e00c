// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import tandem.channel.Authenticator.Attempt;
import tandem.channel.ConnectFailedException;
import tandem.channel.ConnectFailedException.Why;
import tandem.discovery.Card;
import tandem.identity.Authority;
import tandem.identity.Contact;
import tandem.identity.Contact.Side;
import tandem.identity.Contact.Standing;
import tandem.identity.LongTermKey;
import tandem.identity.Vouched;
import tandem.pairing.EasyCalls.Failure;
import tandem.session.Arrivals.Hindrance;
import tandem.settings.Setting;
import tandem.settings.Way;
import tandem.testsupport.Await;
import tandem.testsupport.session.ConnectionPair;
import tandem.testsupport.session.FakeIdentity;
import tandem.testsupport.session.FakeTimers;
import tandem.testsupport.settings.FakeRules;
import tandem.testsupport.settings.FakeSettings;

/** Who may offer help, by each of the ways in which they can be named, and who is turned away. */
class OffersTest {

	private static final byte[] NOTHING = {};

	@TempDir
	private Path folder;

	private final FakeConnector connector = new FakeConnector();
	private final FakeArrivals arrivals = new FakeArrivals();
	private final FakeNeighbourhood neighbourhood = new FakeNeighbourhood();
	private final FakeTimers timers = new FakeTimers();
	private final FakeRules rules = new FakeRules();
	private final FakeSettings settings = new FakeSettings();
	private final ContactsTest.Remembered contacts = new ContactsTest.Remembered();
	private final List<Vouched> vouched = new CopyOnWriteArrayList<>();
	private final List<String> troubles = new CopyOnWriteArrayList<>();
	private final FakeIdentity maria = new FakeIdentity("Maria");
	private final FakeIdentity mallory = new FakeIdentity("Maria");
	private Optional<String> computer = Optional.empty();
	private Optional<tandem.pairing.Relay> relay = Optional.empty();
	private final OfferGuests guests = new OfferGuests(new OfferGuests.Sources(settings, contacts,
			() -> SharerPairingFeature.authority(settings.get(Setting.OFFERS_AUTHORITY), Optional.empty(), this::trouble), (key, said) -> vouched.add(said), timers, this::trouble));
	private final LocalDoor.Parts parts = new LocalDoor.Parts(connector, arrivals, neighbourhood, timers, new SecureRandom(), () -> relay, () -> computer,
			rules::forbidden, this::trouble);
	private final OfferDoor[] doors = new OfferDoor[1];
	private final OfferSigns signs = new OfferSigns(parts, guests, (wayIn, id) -> doors[0].begin(wayIn, id), connection -> doors[0].arrived(connection));
	private final OfferDoor door = new OfferDoor(guests, arrivals, rules::forbidden, timers, signs);

	@BeforeEach
	void begin() {
		doors[0] = door;
		timers.sleep(Duration.between(timers.now(), Instant.now()));
	}

	private void trouble(final String what, final Throwable cause) {
		troubles.add(what);
	}

	private static String fingerprint(final FakeIdentity who) {
		return LongTermKey.fingerprint(who.publicKey());
	}

	private void named(final FakeIdentity who) {
		settings.choose(Setting.OFFERS_FROM, List.of("0".repeat(64), fingerprint(who) + " Maria Santos"));
	}

	private Optional<Attempt> knocks(final EasySearch.Key key) {
		return door.begin("offer", key.id());
	}

	private static Contact contact(final FakeIdentity who, final Side side) {
		return new Contact(side, "Maria", who.publicKey(), new byte[32], Instant.EPOCH, Standing.GOOD);
	}

	@Test
	void whoIsNamedComesInByTheirKeyAlone() {
		named(maria);
		final var attempt = knocks(OfferKeys.listed(fingerprint(maria))).orElseThrow();
		assertArrayEquals(OfferKeys.listed(fingerprint(maria)).secret(), attempt.secret());
		assertTrue(attempt.spend());
		assertEquals(Optional.empty(), attempt.turnsAway(maria.publicKey(), NOTHING));
		assertEquals("offer", attempt.way());
	}

	@Test
	void whoIsNotNamedFindsNoDoor() {
		named(maria);
		assertEquals(Optional.empty(), knocks(OfferKeys.listed(fingerprint(mallory))));
		assertEquals(Optional.empty(), door.begin("invitation", OfferKeys.listed(fingerprint(maria)).id()));
		assertEquals(Optional.empty(), door.begin("offer", new byte[32]));
	}

	@Test
	void aNamedNameWithAnotherKeyIsTurnedAway() {
		named(maria);
		final var attempt = knocks(OfferKeys.listed(fingerprint(maria))).orElseThrow();
		assertEquals(Optional.of(Why.REFUSED), attempt.turnsAway(mallory.publicKey(), NOTHING));
	}

	@Test
	void whoIsNoLongerNamedIsTurnedAwayEvenInTheMiddle() {
		named(maria);
		final var attempt = knocks(OfferKeys.listed(fingerprint(maria))).orElseThrow();
		named(mallory);
		assertEquals(Optional.of(Why.REFUSED), attempt.turnsAway(maria.publicKey(), NOTHING));
		assertEquals(Optional.empty(), knocks(OfferKeys.listed(fingerprint(maria))));
	}

	@Test
	void offIsOff() {
		named(maria);
		rules.forbid(Way.OFFERS, "off");
		assertEquals(Optional.empty(), knocks(OfferKeys.listed(fingerprint(maria))));
	}

	@ParameterizedTest
	@EnumSource
	void whoMayComeIsToldWhyNotNow(final Hindrance hindrance) {
		named(maria);
		arrivals.hindrance = Optional.of(hindrance);
		final var expected = hindrance == Hindrance.FORBIDDEN ? Why.REFUSED : Why.valueOf(hindrance.name());
		assertEquals(Optional.of(expected), knocks(OfferKeys.listed(fingerprint(maria))).orElseThrow().turnsAway(maria.publicKey(), NOTHING));
		assertEquals(Optional.of(Why.REFUSED), knocks(OfferKeys.listed(fingerprint(maria))).orElseThrow().turnsAway(mallory.publicKey(), NOTHING),
				"and nobody else is told anything");
	}

	@Test
	void afterManyCallsEvenKnownOnesAreLikeAnyOther() {
		named(maria);
		for (var call = 0; call < OfferDoor.MOST_A_MINUTE; call++) {
			assertTrue(knocks(OfferKeys.listed(fingerprint(maria))).isPresent());
		}
		assertEquals(Optional.empty(), knocks(OfferKeys.listed(fingerprint(maria))));
		timers.pass(Duration.ofMinutes(1));
		assertTrue(knocks(OfferKeys.listed(fingerprint(maria))).isPresent());
	}

	@Test
	void namesAreReadAsPeopleWriteThem() {
		final var plain = fingerprint(maria);
		final var colons = plain.toUpperCase(java.util.Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
		assertEquals(Optional.of(plain), OfferKeys.fingerprint(plain));
		assertEquals(Optional.of(plain), OfferKeys.fingerprint(" " + colons + " "));
		assertEquals(Optional.of(plain), OfferKeys.fingerprint(plain + " Maria Santos: first floor"));
		assertEquals(Optional.of(plain), OfferKeys.fingerprint(Base64.getEncoder().encodeToString(maria.publicKey())));
		assertEquals(Optional.empty(), OfferKeys.fingerprint("Maria Santos"));
		assertEquals(Optional.empty(), OfferKeys.fingerprint(plain.substring(1)));
	}

	// Certificates

	private void openssl(final String... arguments) throws IOException, InterruptedException {
		final var command = new ArrayList<>(List.of("openssl"));
		command.addAll(List.of(arguments));
		final var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
		final var said = new String(process.getInputStream().readAllBytes());
		assertEquals(0, process.waitFor(), () -> String.join(" ", command) + ": " + said);
	}

	private void authority(final String name) throws Exception {
		openssl("req", "-x509", "-newkey", "ed25519", "-nodes", "-keyout", name + ".key", "-out", name + ".pem", "-days", "30", "-subj", "/CN=Group " + name);
	}

	/** What somebody shows who is certified by an authority. */
	private byte[] certified(final FakeIdentity who, final String by, final String usage) throws Exception {
		Files.writeString(folder.resolve("own.pub"),
				"-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(who.publicKey()) + "\n-----END PUBLIC KEY-----\n");
		Files.writeString(folder.resolve("own.ext"), "extendedKeyUsage=" + usage + "\n");
		openssl("req", "-new", "-newkey", "ed25519", "-nodes", "-keyout", "other.key", "-out", "own.csr", "-subj", "/O=Example/CN=Maria Santos");
		openssl("x509", "-req", "-in", "own.csr", "-CA", by + ".pem", "-CAkey", by + ".key", "-CAcreateserial", "-days", "10", "-force_pubkey", "own.pub",
				"-extfile", "own.ext", "-out", "own.pem");
		timers.sleep(Duration.between(timers.now(), Instant.now().plusSeconds(5))); // it begins in this second
		return PairingCodec.encode(List.of(Authority.certificates(Files.readString(folder.resolve("own.pem"))).getFirst().getEncoded()));
	}

	private EasySearch.Key group(final String name) throws Exception {
		return OfferKeys.group(Authority.certificates(Files.readString(folder.resolve(name + ".pem"))).getFirst().getSubjectX500Principal().getEncoded());
	}

	private void names(final String name) {
		settings.choose(Setting.OFFERS_AUTHORITY, folder.resolve(name + ".pem").toString());
	}

	@Test
	void whomAGroupsCertificateNamesComesIn() throws Exception {
		authority("desk");
		names("desk");
		final var shown = certified(maria, "desk", Authority.TECHNICIAN);
		final var attempt = knocks(group("desk")).orElseThrow();
		assertEquals(Optional.empty(), attempt.turnsAway(maria.publicKey(), shown));
		assertEquals(List.of(new Vouched("Maria Santos", "Example", "Group desk")), vouched);
	}

	@Test
	void otherCertificatesLetNobodyIn() throws Exception {
		authority("desk");
		authority("strangers");
		names("desk");
		assertEquals(Optional.empty(), knocks(group("strangers")), "that group finds no door");
		final var attempt = knocks(group("desk")).orElseThrow();
		assertEquals(Optional.of(Why.REFUSED), attempt.turnsAway(maria.publicKey(), certified(maria, "strangers", Authority.TECHNICIAN)), "of another group");
		assertEquals(Optional.of(Why.REFUSED), attempt.turnsAway(maria.publicKey(), certified(maria, "desk", "clientAuth")), "for something else");
		final var good = certified(maria, "desk", Authority.TECHNICIAN);
		assertEquals(Optional.of(Why.REFUSED), attempt.turnsAway(mallory.publicKey(), good), "of somebody else");
		assertEquals(Optional.of(Why.REFUSED), attempt.turnsAway(maria.publicKey(), NOTHING), "none");
		assertEquals(Optional.of(Why.REFUSED), attempt.turnsAway(maria.publicKey(), new byte[] { 1, 1, 0, 0, 0, 1, 7 }), "rubbish");
		timers.pass(Duration.ofDays(11));
		assertEquals(Optional.of(Why.REFUSED), attempt.turnsAway(maria.publicKey(), good), "too old");
		assertEquals(List.of(), vouched);
	}

	@Test
	void aCertificateThatWasTakenBackLetsNobodyIn() throws Exception {
		authority("desk");
		names("desk");
		final var shown = certified(maria, "desk", Authority.TECHNICIAN);
		final var attempt = knocks(group("desk")).orElseThrow();
		assertEquals(Optional.empty(), attempt.turnsAway(maria.publicKey(), shown));
		Files.writeString(folder.resolve("index.txt"), "");
		Files.writeString(folder.resolve("ca.cnf"), "[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\ndefault_md=default\ndefault_crl_days=5\ncertificate=desk.pem\nprivate_key=desk.key\n");
		openssl("ca", "-config", "ca.cnf", "-revoke", "own.pem");
		openssl("ca", "-config", "ca.cnf", "-gencrl", "-out", "desk.crl");
		Files.writeString(folder.resolve("both.pem"), Files.readString(folder.resolve("desk.pem")) + Files.readString(folder.resolve("desk.crl")));
		names("both");
		timers.sleep(Duration.between(timers.now(), Instant.now().plusSeconds(5)));
		assertEquals(Optional.of(Why.REFUSED), attempt.turnsAway(maria.publicKey(), shown));
	}

	@Test
	void anAuthorityThatCanNotBeReadNamesNobody() throws Exception {
		authority("desk");
		names("desk");
		final var key = group("desk");
		Files.writeString(folder.resolve("desk.pem"), "rubbish");
		assertEquals(Optional.empty(), knocks(key));
		assertEquals(1, troubles.size());
	}

	// Contacts

	@Test
	void contactsMayWhereTheSettingsSaySoOrNameThem() {
		final var helper = contact(maria, Side.HELPER);
		contacts.known.add(helper);
		final var key = ContactKeys.offersAround(contact(mallory, Side.HELPED), timers.now()).getFirst();
		assertEquals(Optional.empty(), knocks(key));
		assertFalse(guests.any());
		settings.choose(Setting.OFFERS_FROM_CONTACTS, true);
		assertTrue(guests.any());
		assertEquals(Optional.empty(), knocks(key).orElseThrow().turnsAway(maria.publicKey(), NOTHING));
		settings.choose(Setting.OFFERS_FROM_CONTACTS, false);
		named(maria);
		assertTrue(knocks(key).isPresent());
		contacts.known.set(0, helper.standing(Standing.BLOCKED));
		assertEquals(Optional.empty(), knocks(key));
	}

	@Test
	void aContactsSecretWithAnotherKeyIsAnAlarm() {
		contacts.known.add(contact(maria, Side.HELPER));
		settings.choose(Setting.OFFERS_FROM_CONTACTS, true);
		final var key = ContactKeys.offerAt(contacts.known.getFirst(), timers.now());
		assertEquals(Optional.of(Why.REFUSED), knocks(key).orElseThrow().turnsAway(mallory.publicKey(), NOTHING));
		assertEquals(Standing.OTHER_KEY, contacts.known.getFirst().standing());
		assertEquals(Optional.empty(), knocks(key));
	}

	@Test
	void whatIsShownChangesEveryHourAndSaysTheNameOnlyWhereThatIsWanted() {
		contacts.known.add(contact(maria, Side.HELPER));
		settings.choose(Setting.OFFERS_FROM_CONTACTS, true);
		door.listening(List.of("192.0.2.7:49152"), new byte[32]);
		Await.until("announced", () -> neighbourhood.announced.size() == 1);
		final var first = neighbourhood.announced.getFirst();
		assertEquals(Set.of(ContactKeys.offerAt(contacts.known.getFirst(), timers.now()).announced()), first.ways());
		assertEquals(Optional.empty(), first.computer());
		assertNotEquals(ContactKeys.at(contacts.known.getFirst(), timers.now()).announced(), first.ways().iterator().next(), "who is asked for help is told apart");
		timers.pass(Duration.ofHours(1));
		Await.until("another one", () -> neighbourhood.announced.size() == 1 && !neighbourhood.announced.getFirst().equals(first));
		computer = Optional.of("pc-17");
		signs.refresh();
		Await.until("with its name", () -> neighbourhood.announced.size() == 1 && neighbourhood.announced.getFirst().computer().isPresent());
		assertTrue(neighbourhood.announced.getFirst().ways().contains("offer"));
		rules.forbid(Way.OFFERS, "off");
		signs.refresh();
		Await.until("silent", neighbourhood.announced::isEmpty);
	}

	@Test
	void withoutContactsAndNameNothingIsShown() {
		named(maria);
		door.listening(List.of("192.0.2.7:49152"), new byte[32]);
		signs.close();
		assertEquals(List.of(), neighbourhood.announced);
		assertEquals(List.of(), connector.targets);
	}

	@Test
	void contactsAreWaitedForAtTheRelayAndAgainAfterEach() {
		contacts.known.add(contact(maria, Side.HELPER));
		settings.choose(Setting.OFFERS_FROM_CONTACTS, true);
		relay = tandem.pairing.Relay.read("relay.example", tandem.pairing.Relay.Source.SETTINGS);
		door.listening(List.of("192.0.2.7:49152"), new byte[32]);
		Await.until("waited for", () -> connector.mailboxes.size() == 1);
		final var pair = new ConnectionPair("offer", "Maria");
		connector.mailboxes.getFirst().accepted.accept(pair.sharer());
		assertEquals(List.of(pair.sharer()), arrivals.taken);
		connector.mailboxes.getFirst().ended.complete(tandem.channel.Listening.End.ADMITTED);
		timers.pass(OfferSigns.AGAIN);
		assertEquals(1, connector.mailboxes.size(), "not while they talk: at the relay it is the same place");
		pair.technician().close();
		Await.until("waited for again", () -> connector.mailboxes.size() == 2);
		signs.close();
		assertTrue(connector.mailboxes.get(1).ended.isDone());
	}

	// The technician's end

	private EasySearch offered(final List<String> addresses, final EasySearch.Key... keys) {
		final var search = new EasySearch(EasySearch.Wanted.at(Way.OFFERS, "pc-17", addresses, List.of(keys), peer -> true),
				new EasySearch.Parts(connector, arrivals, neighbourhood, () -> relay, used -> { }, new EasySearch.Patience(Duration.ofMillis(500), Duration.ofMillis(100)),
						this::trouble));
		search.go();
		return search;
	}

	private static CompletableFuture<tandem.channel.Connection> failing(final Why why) {
		return CompletableFuture.failedFuture(new ConnectFailedException(why, "no", null));
	}

	@Test
	void goesToTheAddressAndNowhereElseAndShowsItsCertificateOnlyToTheGroup() {
		connector.call.completeExceptionally(new ConnectFailedException(Why.REFUSED, "no", null));
		final var search = offered(List.of("192.0.2.7:49152"), OfferKeys.listed(fingerprint(maria)), OfferKeys.group(new byte[] { 1 }).showing(new byte[] { 7 }));
		assertEquals(Optional.of(new Failure.Refused()), search.failure());
		assertEquals(List.of("tandem+tls://192.0.2.7:49152", "tandem+tls://192.0.2.7:49152"), connector.targets);
		assertArrayEquals(new byte[] { 7 }, connector.presented.shown());
		assertEquals(0, neighbourhood.searches);
	}

	@Test
	void triesTheNextAddressWhereNobodyAnswersAndStopsWhereSomebodyTellsWhy() {
		connector.calls.put("tandem+tls://192.0.2.7:49152", failing(Why.UNREACHABLE));
		connector.calls.put("tandem+tls://192.0.2.8:49152", failing(Why.NOBODY_THERE));
		final var search = offered(List.of("192.0.2.7:49152", "192.0.2.8:49152"), OfferKeys.listed(fingerprint(maria)), OfferKeys.group(new byte[] { 1 }));
		assertEquals(Optional.of(new Failure.NotConnected(Why.NOBODY_THERE, "192.0.2.8:49152")), search.failure());
		assertEquals(2, connector.targets.size());
	}

	@Test
	void addressesAreReadAsPeopleTypeThem() {
		assertEquals("pc-17:49152", TechnicianOffers.address(" PC-17 "));
		assertEquals("192.0.2.7:50000", TechnicianOffers.address("192.0.2.7:50000"));
		assertEquals("[2001:db8::7]:49152", TechnicianOffers.address("2001:db8::7"));
		assertEquals("[2001:db8::7]:49160", TechnicianOffers.address("[2001:db8::7]:49160"));
		for (final var wrong : List.of("", "two words", "pc:0", "pc:99999", "a@b", "pc/17", "tandem://relay/code")) {
			assertThrows(IllegalArgumentException.class, () -> TechnicianOffers.address(wrong), wrong);
		}
	}
}
