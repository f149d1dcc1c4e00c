// SPDX-License-Identifier: EPL-2.0
package tandem.pairing.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tandem.pairing.OwnCertificate;

/** What a technician reads of who vouches for them. */
class CertificatePartTest {

	private final List<String> told = new ArrayList<>();
	private Optional<OwnCertificate.Stated> stated = Optional.empty();
	private Optional<String> broken = Optional.empty();
	private Shell shell;
	private CertificatePart part;

	private final OwnCertificate certificate = new OwnCertificate() {

		@Override
		public String key() {
			return "MCowBQYDK2VwAyEA";
		}

		@Override
		public Optional<Stated> stated() throws IOException {
			if (broken.isPresent()) {
				throw new IOException(broken.get());
			}
			return stated;
		}

		@Override
		public void take(final Path file) throws IOException {
			if (file.endsWith("other.pem")) {
				throw new IOException("it is over another key");
			}
			stated = Optional.of(new Stated("CN=Maria", "CN=Desk & Co", Instant.parse("2027-01-02T03:04:05Z")));
		}
	};

	@BeforeEach
	void open() {
		run(() -> {
			shell = new Shell(PlatformUI.getWorkbench().getDisplay());
			shell.setLayout(new GridLayout());
			part = new CertificatePart(shell, certificate, told::add);
			shell.open();
		});
	}

	@AfterEach
	void close() {
		run(shell::dispose);
	}

	private static void run(final Runnable task) {
		PlatformUI.getWorkbench().getDisplay().syncExec(task);
	}

	private String text() {
		final var all = new StringBuilder();
		run(() -> collect(shell, all));
		return all.toString();
	}

	private static void collect(final Control control, final StringBuilder all) {
		if (control instanceof final Label label) {
			all.append(label.getText()).append('\n');
		} else if (control instanceof final Text text) {
			all.append(text.getText()).append('\n');
		} else if (control instanceof final Composite composite) {
			Arrays.stream(composite.getChildren()).forEach(child -> collect(child, all));
		}
	}

	@Test
	void saysThatNobodyVouchesAndShowsTheKey() {
		assertTrue(text().contains("Nobody vouches for you"), this::text);
		assertTrue(text().contains("MCowBQYDK2VwAyEA"), this::text);
	}

	@Test
	void aCertificateThatIsTakenIsShown() {
		run(() -> part.take(Path.of("maria.pem")));
		assertTrue(text().contains("CN=Desk && Co vouches for CN=Maria until"), this::text);
		assertEquals(1, told.size());
		assertNull(told.getFirst());
	}

	@Test
	void aCertificateThatIsRefusedSaysWhyAndChangesNothing() {
		run(() -> part.take(Path.of("other.pem")));
		assertTrue(told.getFirst().contains("other.pem can\u2019t be used: it is over another key"), told::toString);
		assertTrue(text().contains("Nobody vouches for you"), this::text);
	}

	@Test
	void aCertificateThatCanNotBeUsedIsTold() {
		broken = Optional.of("it has no end");
		run(() -> part.take(Path.of("maria.pem")));
		assertTrue(text().contains("nobody vouches for you: it has no end"), this::text);
	}
}
