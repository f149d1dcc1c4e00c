// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.internal.screen;

import tandem.screen.Area;
import tandem.screen.CursorImage;
import tandem.screen.ScreenException;
import tandem.screen.ScreenSource;
import tandem.screen.codec.ScreenCodec;
import tandem.screen.codec.ScreenMessage;

/** Tells the viewer what the pointer looks like and where it is, and remembers both for the next picture. Confined to the pump's thread. */
final class PointerTrack {

	private final Outlet outlet;
	private CursorImage image;
	private ScreenSource.PointerPosition place;
	private boolean again;

	PointerTrack(final Outlet outlet) {
		this.outlet = outlet;
	}

	/** The viewer knows nothing: both are sent at the next turn. */
	void restart() {
		again = true;
		place = null;
	}

	/** Sends what is new; false where that was not possible. */
	boolean send(final ScreenSource source, final Area shown) throws ScreenException {
		final var newImage = source.newCursor();
		newImage.ifPresent(i -> image = i);
		if (image != null && (again || newImage.isPresent()) && !outlet.send(ScreenCodec.encode(new ScreenMessage.PointerImage(image)))) {
			return false;
		}
		again = false;
		final var at = source.pointer();
		if (at.equals(place)) {
			return true;
		}
		place = at;
		return outlet.send(ScreenCodec.encode(new ScreenMessage.PointerAt(at.x() - shown.x(), at.y() - shown.y())));
	}
}
