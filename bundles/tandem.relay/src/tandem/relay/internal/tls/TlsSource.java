// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

import io.netty.handler.ssl.SslContext;
import tandem.relay.internal.config.RelayConfig.TlsFiles;

/** The context for new connections; follows the files when they are renewed, and keeps the old certificate while new ones can't be used. Thread-safe. */
public final class TlsSource {

	/** What a look at the files found. */
	public enum Renewal {
		/** They are as they were. */
		NONE,
		/** New connections get the new certificate. */
		RENEWED
	}

	private record Current(TlsIdentity identity, SslContext context) {
	}

	private final List<Path> files;

	private volatile Current current;

	private List<FileTime> seen;

	/**
	 * A certificate that never changes.
	 *
	 * @throws TlsException if it can't be used
	 */
	public TlsSource(final TlsIdentity identity) throws TlsException {
		files = List.of();
		seen = List.of();
		current = new Current(identity, identity.context());
	}

	/**
	 * A certificate in files.
	 *
	 * @throws TlsException if they can't be used
	 */
	public TlsSource(final TlsFiles pem) throws TlsException {
		files = List.of(pem.certificate(), pem.key());
		seen = times();
		current = load();
	}

	/** For a new connection. */
	public SslContext context() {
		return current.context();
	}

	/** What clients are shown now. */
	public TlsIdentity identity() {
		return current.identity();
	}

	/**
	 * Looks whether the files have changed. To be called now and then.
	 *
	 * @throws TlsException if they have and can't be used; asked again, it tries again only after the next change
	 */
	public synchronized Renewal look() throws TlsException {
		final var now = times();
		if (now.equals(seen)) {
			return Renewal.NONE;
		}
		seen = now;
		current = load();
		return Renewal.RENEWED;
	}

	private Current load() throws TlsException {
		final var identity = TlsIdentity.read(files.getFirst(), files.getLast());
		return new Current(identity, identity.context());
	}

	private List<FileTime> times() {
		return files.stream().map(TlsSource::time).toList();
	}

	private static FileTime time(final Path file) {
		try {
			return Files.getLastModifiedTime(file);
		} catch (final IOException _) {
			return FileTime.fromMillis(0); // gone for a moment, or for good: reading it will tell
		}
	}
}
