// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import tandem.invitation.InvitationStates;
import tandem.invitation.InvitationStatus;
import tandem.invitation.InvitationStatus.Over;
import tandem.invitation.SealedInvitation;
import tandem.invitation.windows.WindowsInvitation;
import tandem.invitation.windows.WindowsInvitationFile;
import tandem.sessions.ui.Prospect;
import tandem.sessions.ui.Prospects;

/** The invitations that were opened here, latest first; they outlive the workbench. Thread-safe. */
@Component(service = { Prospects.class, RecentInvitations.class })
public final class RecentInvitations implements Prospects {

	static final int LIMIT = 30;

	private static final String LIST = "list"; //$NON-NLS-1$

	private static final String SCHEME = "invitation:"; //$NON-NLS-1$

	private final Preferences node;

	private final Clock clock;

	private final PastedInvitations pasted;

	private AutoCloseable following = () -> { };

	private final List<Recent> recents = new ArrayList<>();

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	/** Keeps them in the workbench's preferences. */
	@Activate
	public RecentInvitations(@Reference final InvitationStates states) {
		this(InstanceScope.INSTANCE.getNode("tandem.invitation.ui"), Clock.systemUTC(), new PastedInvitations()); //$NON-NLS-1$
		following = states.listen(session -> states.of(session).flatMap(InvitationStatus::over).ifPresent(why -> over(session, why)));
	}

	RecentInvitations(final Preferences node, final Clock clock) {
		this(node, clock, new PastedInvitations());
	}

	RecentInvitations(final Preferences node, final Clock clock, final PastedInvitations pasted) {
		this.pasted = pasted;
		this.node = node;
		this.clock = clock;
		try {
			if (JsonParser.parseString(node.get(LIST, "[]")) instanceof final JsonArray kept) { //$NON-NLS-1$
				StreamSupport.stream(kept.spliterator(), false).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject).map(Recent::fromJson)
						.flatMap(Optional::stream).limit(LIMIT).forEach(recents::add);
			}
		} catch (final JsonParseException e) {
			ILog.of(RecentInvitations.class).warn("recent invitations can't be read", e); //$NON-NLS-1$
		}
	}

	@Deactivate
	void close() {
		try {
			following.close();
		} catch (final Exception e) {
			ILog.of(RecentInvitations.class).warn("states of invitations are still followed", e); //$NON-NLS-1$
		}
	}

	/** The sharer's end told that nobody can come in any more by the invitation of a session. */
	void over(final String session, final Over why) {
		final Optional<Recent> told;
		synchronized (this) {
			told = recents.stream().filter(recent -> recent.session().filter(session::equals).isPresent() && why != Over.UNREACHABLE).findFirst();
			told.ifPresent(recent -> {
				recents.set(recents.indexOf(recent), recent.over(why));
				save();
			});
		}
		if (told.isPresent()) {
			listeners.forEach(Runnable::run);
		}
	}

	/** A file was opened. */
	void opened(final Path file, final SealedInvitation invitation) {
		put(Recent.of(file, invitation, clock.instant()));
	}

	/** A file of Windows was opened. */
	void opened(final Path file, final WindowsInvitation invitation) {
		put(Recent.of(file, invitation, clock.instant()));
	}

	/** The invitation was called. */
	void called(final Path file, final String session) {
		find(file).map(recent -> recent.became(session, clock.instant())).ifPresent(this::put);
	}

	private synchronized Optional<Recent> find(final Path file) {
		return recents.stream().filter(recent -> recent.file().equals(file)).findFirst();
	}

	private void put(final Recent recent) {
		synchronized (this) {
			recents.removeIf(other -> other.file().equals(recent.file()));
			recents.addFirst(recent);
			while (recents.size() > LIMIT) {
				pasted.forget(recents.removeLast().file());
			}
			save();
		}
		listeners.forEach(Runnable::run);
	}

	private void save() {
		final var kept = new JsonArray();
		recents.forEach(recent -> kept.add(recent.toJson()));
		node.put(LIST, kept.toString());
		try {
			node.flush();
		} catch (final BackingStoreException e) {
			ILog.of(RecentInvitations.class).warn("recent invitations are not remembered", e); //$NON-NLS-1$
		}
	}

	@Override
	public synchronized List<Prospect> all() {
		return recents.stream().map(this::prospect).toList();
	}

	private Prospect prospect(final Recent recent) {
		return new Prospect(SCHEME + recent.file(), recent.who(), recent.over().map(RecentInvitations::standing).orElse(Messages.ready), recent.used(), recent.expires(),
				recent.session(), () -> new OpenInvitation().run(PlatformUI.getWorkbench().getActiveWorkbenchWindow(), recent.file()), how(recent.file()),
				recent.over().isEmpty());
	}

	private static String standing(final Over over) {
		return switch (over) {
		case USED_UP, UNREACHABLE -> Messages.standingUsed;
		case CANCELLED -> Messages.standingCancelled;
		case EXPIRED -> Messages.standingExpired;
		case TOO_MANY_TRIES -> Messages.standingTries;
		};
	}

	private String how(final Path file) {
		return WindowsInvitationFile.isNamed(file) ? Messages.howWindows : pasted.has(file) ? Messages.howText : Messages.howFile;
	}

	@Override
	public void forget(final Prospect prospect) {
		final boolean gone;
		synchronized (this) {
			recents.stream().filter(recent -> (SCHEME + recent.file()).equals(prospect.id())).forEach(recent -> pasted.forget(recent.file()));
			gone = recents.removeIf(recent -> (SCHEME + recent.file()).equals(prospect.id()));
			if (gone) {
				save();
			}
		}
		if (gone) {
			listeners.forEach(Runnable::run);
		}
	}

	@Override
	public AutoCloseable listen(final Runnable changed) {
		listeners.add(changed);
		return () -> listeners.remove(changed);
	}
}
