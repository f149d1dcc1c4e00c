// SPDX-License-Identifier: EPL-2.0
package tandem.guide;

import java.util.List;
import java.util.Optional;

/** What the technician shows in one session. Thread-safe; nothing blocks. */
public interface Guide {

	/** Most drawings at once; the oldest gives way. */
	int MAX_DRAWINGS = 24;

	/**
	 * One of this end's own drawings.
	 *
	 * @param arrived whether the sharer's end shows it
	 */
	record Own(Drawing drawing, boolean arrived) {
	}

	/** {@link tandem.session.SessionContext#id()} of the session. */
	String sessionId();

	/** Whether the other end can show anything at all. */
	boolean isAvailable();

	/** Whether the sharer permits it now. */
	boolean isPermitted();

	/** Asks the sharer for the permission; does nothing where there it is. */
	void request();

	/** The sharer's last answer to that in words for the technician; empty before one, and after Yes. */
	Optional<String> refusal();

	/** Draws; does nothing where it is not permitted. */
	void draw(Figure figure, Ink ink);

	/** Points. The newest place counts: those before may be left out. */
	void point(int x, int y, Ink ink);

	/** Points nowhere any more. */
	void rest();

	/** Wipes everything away. */
	void clear();

	/** What is shown, or on its way, oldest first. */
	List<Own> drawings();
}
