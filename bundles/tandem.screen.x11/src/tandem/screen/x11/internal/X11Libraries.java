// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The libraries of the X Window System that this bundle needs, found on the computer and not shipped. */
final class X11Libraries {

	final LibC c = new LibC();
	final LibX11 x11;
	final LibXkb xkb;
	final LibXext ext;
	final LibXdamage damage;
	final LibXfixes fixes;
	final LibXrandr randr;
	final LibXtst test;
	final LibXi input;

	private final List<String> missing = new ArrayList<>();

	/** @throws UnsatisfiedLinkError whose message lists everything that is missing */
	X11Libraries() {
		x11 = load(LibX11::new);
		xkb = load(LibXkb::new);
		ext = load(LibXext::new);
		damage = load(LibXdamage::new);
		fixes = load(LibXfixes::new);
		randr = load(LibXrandr::new);
		test = load(LibXtst::new);
		input = load(LibXi::new);
		if (!missing.isEmpty()) {
			throw new UnsatisfiedLinkError(String.join(", ", missing)); //$NON-NLS-1$
		}
	}

	private <T> T load(final Supplier<T> library) {
		try {
			return library.get();
		} catch (final UnsatisfiedLinkError e) {
			if (!missing.contains(e.getMessage())) {
				missing.add(e.getMessage());
			}
			return null;
		}
	}
}
