// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Invitations as an endpoint writes them. */
final class Samples {

	/** Opens both. */
	static final String PASSWORD = "abcd efgh jkmn";

	/** What they lead to. */
	static final String ADDRESS = "192.0.2.7:49152";

	/** From Bella on pc-17, valid for a hundred years. */
	static final String BELLA = """
			{"tandem-invitation":1,"key":"argon2id-64m-3-1","from":"Bella","computer":"pc-17","made":"2026-01-01T00:00:00Z","expires":"2126-01-01T00:00:00Z","salt":"mRcPuxg0d6NalMm/OQt3Ag==","nonce":"CdMqWV1KmH1B9LPl"}
			NFfsFoRryfk64oZ2NXmazrTv9eQGbAZiqcY+7xEed5hxIeCeGaFn2Zv8La/FNOzYcbU5m0s0K28ww/Dt8x5xY4Skg5TzMZv75OBTbdbdCQ7L94h4
			b2dae9fbb299871764260aa36890d8701fe608b87151993b27fab7b9d1e22a05
			""";

	/** The same, and its time is over. */
	static final String EXPIRED = """
			{"tandem-invitation":1,"key":"argon2id-64m-3-1","from":"Bella","computer":"pc-17","made":"2026-01-01T00:00:00Z","expires":"2026-01-02T00:00:00Z","salt":"zqT7G2XiQKTpRLMdBwXmyA==","nonce":"txz4vfyXxpZpMFiy"}
			ttv12VgY9r64VYslLd94kIm37uopGrJhey+HUxQXbzB3/XXxDPzjDaWYQh1bZ1N+EbP5gWeSWZhaZsCHaO9G4Gdtyh+8cOP2VDjZN4y+GDXf/lMI
			4c8db6fb10b65c1d3570d30abd1f0b69bf2e71bf763debc6b1963df49b1bbe93
			""";

	/** Part of it is missing. */
	static final String DAMAGED = BELLA.substring(0, BELLA.length() - 90);

	/** As a later Tandem may write it. */
	static final String NEWER = BELLA.replace("\"tandem-invitation\":1", "\"tandem-invitation\":9");

	private Samples() {
	}

	static Path in(final Path folder, final String content) {
		try {
			return Files.writeString(Files.createTempFile(folder, "help", ".tandem-invitation"), content);
		} catch (final IOException e) {
			throw new AssertionError(e);
		}
	}
}
