// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;

import tandem.identity.GuessLedger;
import tandem.identity.Identity;
import tandem.identity.SecretFile;
import tandem.invitation.InvitationPassword;
import tandem.invitation.Invitations;
import tandem.invitation.OpenInvitation;
import tandem.session.Timers;
import tandem.session.WayIn;
import tandem.session.host.ComputerName;
import tandem.session.host.Trouble;
import tandem.settings.Folders;
import tandem.settings.Setting;
import tandem.settings.Settings;

/** Opens and closes the doors of invitations; they live as long as this process. */
@Component(service = { Invitations.class, InvitationsService.class })
public final class InvitationsService implements Invitations {

	/** Makes a door known while it is open. */
	@FunctionalInterface
	interface Opener {

		/** @return closes it; idempotent */
		Runnable open(WayIn door);
	}

	private final Opener opener;
	private final GuessLedger ledger;
	private final Timers timers;
	private final SecureRandom random;
	private final Settings settings;
	private final String from;
	private final String computer;
	private final Trouble trouble;
	private final Map<OpenInvitation, Runnable> open = new LinkedHashMap<>();
	private OpenInvitation used;
	private int made;

	/** Doors are OSGi services. */
	@Activate
	public InvitationsService(final BundleContext bundle, @Reference final Timers timers, @Reference final Folders folders,
			@Reference final Identity identity, @Reference final Settings settings, @Reference(service = LoggerFactory.class) final Logger log) throws IOException {
		this(door -> opened(bundle, door), new GuessLedger(made(folders)), timers, new SecureRandom(), settings, identity.statedName(),
				new ComputerName().get(), log::warn);
	}

	InvitationsService(final Opener opener, final GuessLedger ledger, final Timers timers, final SecureRandom random, final Settings settings, final String from,
			final String computer, final Trouble trouble) {
		this.opener = opener;
		this.ledger = ledger;
		this.timers = timers;
		this.random = random;
		this.settings = settings;
		this.from = from;
		this.computer = computer;
		this.trouble = trouble;
	}

	@Deactivate
	void cancelAll() {
		open().forEach(OpenInvitation::cancel);
		try {
			ledger.close();
		} catch (final IOException e) {
			trouble.report("The record of guesses could not be closed.", e); //$NON-NLS-1$
		}
	}

	@Override
	public OpenInvitation create(final Duration lifetime) {
		if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
			throw new IllegalArgumentException("a lifetime of " + lifetime); //$NON-NLS-1$
		}
		final var most = Duration.ofMinutes(settings.get(Setting.INVITATION_MINUTES));
		final var allowed = settings.isFixed(Setting.INVITATION_MINUTES) && lifetime.compareTo(most) > 0 ? most : lifetime;
		final var id = new byte[Contents.ID_BYTES];
		random.nextBytes(id);
		final var invitation = new LocalInvitation(handle(), InvitationPassword.generate(random), from, computer, timers.now().plus(allowed),
				new Tries(id, ledger, trouble), id, timers, random, this::sweep);
		final var close = opener.open(invitation);
		synchronized (open) {
			open.put(invitation, close);
		}
		sweep();
		return invitation;
	}

	@Override
	public List<OpenInvitation> open() {
		synchronized (open) {
			return List.copyOf(open.keySet());
		}
	}

	/** One that is open, or the last through which somebody came. */
	Optional<OpenInvitation> known(final String handle) {
		synchronized (open) {
			return Stream.concat(open.keySet().stream(), Stream.ofNullable(used)).filter(invitation -> invitation.handle().equals(handle)).findFirst();
		}
	}

	/** Closes the doors of invitations that are over. */
	private void sweep() {
		final List<Map.Entry<OpenInvitation, Runnable>> over;
		synchronized (open) {
			over = open.entrySet().stream().filter(entry -> isOver(entry.getKey())).map(Map.Entry::copyOf).toList();
			over.forEach(entry -> open.remove(entry.getKey()));
			over.stream().map(Map.Entry::getKey).filter(invitation -> invitation.state() == OpenInvitation.State.USED).forEach(invitation -> used = invitation);
		}
		over.forEach(entry -> entry.getValue().run());
	}

	private static boolean isOver(final OpenInvitation invitation) {
		return switch (invitation.state()) {
		case OPENING, WAITING -> false;
		case USED, EXPIRED, CANCELLED, TOO_MANY_TRIES, FAILED -> true;
		};
	}

	private String handle() {
		synchronized (open) {
			return "invitation-" + ++made; //$NON-NLS-1$
		}
	}

	private static Runnable opened(final BundleContext bundle, final WayIn door) {
		final var registration = bundle.registerService(WayIn.class, door, null);
		return registration::unregister;
	}

	private static java.nio.file.Path made(final Folders folders) throws IOException {
		SecretFile.makeFolder(folders.state());
		return folders.state().resolve("invitation-guesses"); //$NON-NLS-1$
	}
}
