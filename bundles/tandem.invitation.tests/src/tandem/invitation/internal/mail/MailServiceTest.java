// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import javax.net.ssl.SSLSocketFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tandem.invitation.InvitationText;
import tandem.invitation.mail.Delivery;
import tandem.settings.Folders;
import tandem.settings.Setting;
import tandem.testsupport.settings.FakeSettings;

class MailServiceTest {

	@TempDir
	private Path folder;

	private final FakeSettings settings = new FakeSettings();

	private final List<String> command = new ArrayList<>();

	private record In(Path folder) implements Folders {

		@Override
		public Path config() {
			return folder.resolve("config");
		}

		@Override
		public Path state() {
			return folder.resolve("state");
		}

		@Override
		public Path data() {
			return folder.resolve("data");
		}

		@Override
		public Path runtime() {
			return folder.resolve("run");
		}
	}

	private MailService service(final MailProgram program, final BiFunction<List<String>, Duration, Delivery> runner) {
		return new MailService(settings, new In(folder), program, runner, new SmtpMail((SSLSocketFactory) SSLSocketFactory.getDefault(), Duration.ofSeconds(5)));
	}

	private Delivery note(final List<String> run, final Duration patience) {
		command.addAll(run);
		return new Delivery.Handed();
	}

	private Path script(final String body) throws IOException {
		return Files.setPosixFilePermissions(Files.writeString(Files.createTempFile(folder, "program", ""), "#!/bin/sh\n" + body), PosixFilePermissions.fromString("rwx------"));
	}

	@Test
	void theDesktopsMailProgramGetsTheInvitationAttached() throws Exception {
		try (var kept = service(new MailProgram.XdgEmail(), this::note).compose(MailDrafts.draft("B\u00e9lla; rm -rf ~", "help@example.org")).attachment()) {
			assertEquals(List.of("xdg-email", "--utf8", "--subject", "B\u00e9lla; rm -rf ~ asks for your help", "--body"), command.subList(0, 5));
			assertTrue(command.get(5).contains("I will tell you the password by phone."));
			assertEquals(List.of("--attach", "help@example.org"), List.of(command.get(6), command.get(8)));
			final var file = Path.of(command.get(7));
			assertEquals("Invitation from B\u00e9lla rm -rf.tandem-invitation", file.getFileName().toString());
			assertArrayEquals(MailDrafts.FILE, Files.readAllBytes(file));
			assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
			assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
		}
		assertFalse(Files.exists(Path.of(command.get(7))));
	}

	@Test
	void elsewhereAWholeMessageIsOpened() throws Exception {
		for (final var os : List.of("Mac OS X", "Windows 11")) {
			command.clear();
			service(MailProgram.of(os), this::note).compose(MailDrafts.draft("Bella", "help@example.org"));
			final var file = Path.of(command.getLast());
			assertEquals("Invitation from Bella.eml", file.getFileName().toString());
			assertEquals("1", MailDrafts.read(Files.readAllBytes(file)).getHeader("X-Unsent", null));
		}
	}

	@Test
	void whatAnEarlierRunLeftIsCleared() throws Exception {
		service(new MailProgram.XdgEmail(), this::note).compose(MailDrafts.draft("Bella", ""));
		assertTrue(Files.exists(Path.of(command.get(7))));
		service(new MailProgram.XdgEmail(), this::note);
		assertFalse(Files.exists(Path.of(command.get(7))));
	}

	@Test
	void whereNoProgramAnswersThatIsSaid() throws Exception {
		assertEquals("No mail program answered on this computer.", ((Delivery.Failed) MailProgram.run(List.of("/nowhere/xdg-email"), 5000)).why());
		assertInstanceOf(Delivery.Failed.class, MailProgram.run(List.of(script("exit 3").toString()), 20_000));
		assertInstanceOf(Delivery.Handed.class, MailProgram.run(List.of(script("exit 0").toString()), 20_000));
		assertInstanceOf(Delivery.Handed.class, MailProgram.run(List.of("/bin/sleep", "30"), 100), "it is the program itself");
		final var failed = service(new MailProgram.XdgEmail(), (run, patience) -> new Delivery.Failed("no", "")).compose(MailDrafts.draft("Bella", ""));
		failed.attachment().close();
		try (var left = Files.list(folder.resolve("state/mail"))) {
			assertEquals(List.of(), left.toList());
		}
	}

	/** Debian's xdg-email with a mail program that writes down what it gets. */
	@Test
	void theRealOneHandsItOn() throws Exception {
		assertTrue(Files.isExecutable(Path.of("/usr/bin/xdg-email")), "releng/setup installs xdg-utils");
		final var seen = folder.resolve("seen");
		final var mailer = script("for a in \"$@\"; do printf '%s\\n' \"$a\"; done >" + seen + ".part && mv " + seen + ".part " + seen + "\n");
		Files.createDirectories(folder.resolve("data/applications"));
		Files.writeString(folder.resolve("data/applications/thunderbird.desktop"), "[Desktop Entry]\nType=Application\nName=T\nExec=" + mailer + " %u\nMimeType=x-scheme-handler/mailto;\n");
		Files.createDirectories(folder.resolve("cfg"));
		Files.writeString(folder.resolve("cfg/mimeapps.list"), "[Default Applications]\nx-scheme-handler/mailto=thunderbird.desktop\n");
		final var composed = service(new MailProgram.XdgEmail(), (run, patience) -> {
			final var shell = new ArrayList<>(List.of("env", "XDG_DATA_HOME=" + folder.resolve("data"), "XDG_CONFIG_HOME=" + folder.resolve("cfg"), "XDG_CURRENT_DESKTOP=X-Generic", "DISPLAY=:1"));
			shell.addAll(run);
			return MailProgram.run(shell, 60_000);
		}).compose(MailDrafts.draft("B\u00e9lla", "help@example.org"));
		assertEquals(new Delivery.Handed(), composed.delivery());
		final var got = URLDecoder.decode(Files.readString(seen), StandardCharsets.UTF_8);
		assertTrue(got.contains("help@example.org") && got.contains("tandem-invitation") && got.contains("password by phone"), got);
	}

	@Test
	void aSavedMessageAndTextAreForTheirOwnerAndWithoutAPassword() throws Exception {
		final var file = folder.resolve("m.eml");
		final var service = service(new MailProgram.XdgEmail(), this::note);
		service.save(MailDrafts.draft("Bella", ""), file);
		assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
		final var text = service.text(MailDrafts.draft("Bella", ""));
		assertTrue(text.contains("I will tell you the password by phone."), text);
		assertArrayEquals(MailDrafts.FILE, InvitationText.find(text).orElseThrow().content());
	}

	@Test
	void theServersPasswordIsReadOnlyWhereNobodyElseReadsIt() throws Exception {
		final var service = service(new MailProgram.XdgEmail(), this::note);
		assertEquals(Optional.empty(), service.server());
		assertInstanceOf(Delivery.Failed.class, service.send(MailDrafts.draft("Bella", "a@b.example")));
		settings.choose(Setting.SMTP_SERVER, "localhost:1");
		settings.choose(Setting.SMTP_USER, "desk");
		settings.choose(Setting.MAIL_FROM, "desk@example.org");
		assertEquals(Optional.of("localhost"), service.server());
		assertTrue(((Delivery.Failed) service.send(MailDrafts.draft("Bella", "a@b.example"))).why().contains("smtp-password"));
		Files.createDirectories(folder.resolve("config"));
		final var secret = Files.writeString(folder.resolve("config/smtp-password"), "secret\n");
		Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r--r--"));
		assertTrue(((Delivery.Failed) service.send(MailDrafts.draft("Bella", "a@b.example"))).why().contains("can be read by others"));
		Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
		assertTrue(((Delivery.Failed) service.send(MailDrafts.draft("Bella", "a@b.example"))).why().contains("does not answer"));
	}
}
