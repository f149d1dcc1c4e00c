// SPDX-License-Identifier: EPL-2.0
package tandem.endpoint.ui.internal.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import tandem.endpoint.EndpointView;
import tandem.session.Permission;
import tandem.session.SessionState;

/**
 * The sharing bar in words.
 *
 * @param light what the light says, as the headline does
 * @param name the technician's, marked
 * @param headline what the technician sees or does
 * @param headlines all that the headline can say of this technician
 * @param notes what else to know, the most pressing first
 * @param allowed what is allowed besides screen and input, to be withdrawn one by one
 * @param hidden the screen is hidden: it can be shown; else it can be hidden
 * @param mayHide whether hiding or showing is possible now
 * @param mayTakeBack the technician has mouse and keyboard
 * @param letContinue the words on the button that gives control again; empty where there is none
 */
public record BarScene(Light light, String name, String headline, List<String> headlines, List<String> notes, List<Toggle> allowed, boolean hidden, boolean mayHide,
		boolean mayTakeBack, Optional<String> letContinue) {

	/** The light at the bar's left end. */
	public enum Light {
		/** The screen is seen. */
		SEEN,
		/** Nothing is seen. */
		HIDDEN,
		/** The line broke. */
		BROKEN
	}

	/**
	 * Something that is allowed.
	 *
	 * @param permission what
	 * @param text in words
	 */
	public record Toggle(Permission permission, String text) {
	}

	/** The bar for a moment; empty where no session runs. */
	static Optional<BarScene> of(final EndpointView view) {
		return switch (view.state()) {
		case VIEWING, ASKING_CONTROL, CONTROLLED, PAUSED, RECONNECTING -> Optional.of(running(view));
		case OFF, WAITING, AUTHENTICATED, ASKING_VIEW, ENDED -> Optional.empty();
		};
	}

	private static BarScene running(final EndpointView view) {
		final var name = MarkedName.marked(view.technician().map(peer -> peer.statedName()).orElse(""), MarkedName.SHORT); //$NON-NLS-1$
		final var state = view.state();
		final var controlled = state == SessionState.CONTROLLED;
		final var toggles = view.granted().stream().filter(p -> !p.equals(Permission.VIEW) && !p.equals(Permission.CONTROL))
				.sorted(Comparator.comparing(Permission::id)).map(p -> new Toggle(p, PermissionName.of(p))).toList();
		final var letContinue = Optional.of(name).filter(n -> view.tookBack() && state == SessionState.VIEWING)
				.map(n -> NLS.bind(Messages.Bar_letContinue, n));
		return new BarScene(light(state), name, headline(light(state), name), Arrays.stream(Light.values()).map(each -> headline(each, name)).toList(), notes(view), toggles, state == SessionState.PAUSED,
				state != SessionState.RECONNECTING, controlled, letContinue);
	}

	private static Light light(final SessionState state) {
		return state.seesScreen() ? Light.SEEN : state == SessionState.PAUSED ? Light.HIDDEN : Light.BROKEN;
	}

	private static String headline(final Light light, final String name) {
		return NLS.bind(switch (light) {
		case SEEN -> Messages.Bar_sees;
		case HIDDEN -> Messages.Bar_hidden;
		case BROKEN -> Messages.Bar_broken;
		}, name);
	}

	private static List<String> notes(final EndpointView view) {
		final var notes = new ArrayList<String>();
		final var controlled = view.state() == SessionState.CONTROLLED;
		if (view.promptUp() && controlled) {
			notes.add(Messages.Bar_prompt);
		} else if (controlled) {
			notes.add(view.everyEscapeStops() ? Messages.Bar_everyEscape : Messages.Bar_escape);
		} else if (view.tookBack() && view.state() == SessionState.VIEWING) {
			notes.add(Messages.Bar_tookBack);
		}
		if (view.refusesControl()) {
			notes.add(Messages.Bar_refuses);
		}
		view.trouble().ifPresent(notes::add);
		return List.copyOf(notes);
	}
}
