// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.check;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteOrder;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What Linux tells below {@code /proc}: {@code net/tcp} and {@code net/tcp6} as proc_net_tcp(5) describes them, and whose the sockets are. */
final class ProcListeners implements Listeners {

	private static final String LISTENS = "0A";

	private static final int LOCAL = 1;

	private static final int STATE = 3;

	private static final int INODE = 9;

	private static final int HEX = 16;

	private final Path proc;

	ProcListeners(final Path proc) {
		this.proc = proc;
	}

	@Override
	public List<Listener> on(final int port) throws IOException {
		final var found = new ArrayList<Listener>();
		for (final var name : List.of("tcp", "tcp6")) {
			final var table = proc.resolve("net").resolve(name);
			if (Files.exists(table) || name.equals("tcp")) {
				for (final var line : Files.readAllLines(table)) {
					final var fields = line.strip().split("\\s+");
					if (fields.length > INODE && fields[STATE].equals(LISTENS) && port(fields[LOCAL]) == port) {
						found.add(new Listener(address(fields[LOCAL]), program(fields[INODE])));
					}
				}
			}
		}
		return found;
	}

	private static int port(final String local) {
		return Integer.parseInt(local.substring(local.indexOf(':') + 1), HEX);
	}

	/** Written as numbers of four bytes each in the computer's own order. */
	private static InetAddress address(final String local) throws IOException {
		final var bytes = HexFormat.of().parseHex(local, 0, local.indexOf(':'));
		if (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
			for (var at = 0; at + Integer.BYTES <= bytes.length; at += Integer.BYTES) {
				swap(bytes, at, at + 3);
				swap(bytes, at + 1, at + 2);
			}
		}
		return InetAddress.getByAddress(bytes);
	}

	private static void swap(final byte[] bytes, final int one, final int other) {
		final var kept = bytes[one];
		bytes[one] = bytes[other];
		bytes[other] = kept;
	}

	/** The process that holds a socket; another person's processes show theirs to an administrator only. */
	private Optional<String> program(final String inode) {
		final var wanted = "socket:[" + inode + ']';
		try (var processes = Files.newDirectoryStream(proc, "[0-9]*")) {
			for (final var process : processes) {
				if (holds(process, wanted)) {
					return Optional.of(Files.readString(process.resolve("comm")).strip() + " (process " + process.getFileName() + ')');
				}
			}
		} catch (final IOException | DirectoryIteratorException e) {
			// It ended meanwhile, or it is not ours to see.
		}
		return Optional.empty();
	}

	private static boolean holds(final Path process, final String wanted) {
		try (var handles = Files.newDirectoryStream(process.resolve("fd"))) {
			for (final var handle : handles) {
				if (Files.isSymbolicLink(handle) && Files.readSymbolicLink(handle).toString().equals(wanted)) {
					return true;
				}
			}
		} catch (final IOException | DirectoryIteratorException e) {
			return false;
		}
		return false;
	}
}
