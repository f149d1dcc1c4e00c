// SPDX-License-Identifier: EPL-2.0
package tandem.guide;

/** Colours that are seen on most screens. The order is part of the protocol: append only. */
public enum Ink {
	/** As usual. */
	RED(0xe01b24),
	/** For dark screens. */
	YELLOW(0xf6d32d),
	/** Where red means trouble. */
	GREEN(0x2ec27e),
	/** For screens full of red. */
	BLUE(0x1c71d8);

	private final int rgb;

	Ink(final int rgb) {
		this.rgb = rgb;
	}

	/** {@code 0xRRGGBB}. */
	public int rgb() {
		return rgb;
	}
}
