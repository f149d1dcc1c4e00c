// SPDX-License-Identifier: EPL-2.0
package tandem.guide.internal;

import tandem.guide.Drawing;
import tandem.guide.Ink;

/** What the two ends say to each other. */
sealed interface GuideMessage {

	/** What the technician's end says. */
	sealed interface Ask extends GuideMessage {
	}

	/** What the sharer's end says. */
	sealed interface Tell extends GuideMessage {
	}

	/** Draw this; {@link Shown} or {@link Gone} follows, and {@link Gone} in any case. */
	record Draw(Drawing drawing) implements Ask {
	}

	/** Point there. */
	record Point(int x, int y, Ink ink) implements Ask {
	}

	/** Point nowhere. */
	record Rest() implements Ask {
	}

	/** Wipe everything away. */
	record Clear() implements Ask {
	}

	/** It is on the screen. */
	record Shown(int id) implements Tell {
	}

	/** It is not, or not any more. */
	record Gone(int id) implements Tell {
	}

	/**
	 * What the sharer's end can do: first after the channel is there.
	 *
	 * @param able whether its screen can be drawn upon
	 */
	record Ready(boolean able) implements Tell {
	}
}
