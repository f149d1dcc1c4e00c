// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

/** What is called of the C library; names and meanings as in its manual pages. */
@SuppressWarnings("javadoc")
final class LibC {

	static final int IPC_RMID = 0;
	static final int IPC_CREAT_OWNER_ONLY = 0_1600;
	static final int EFD_CLOEXEC_NONBLOCK = 0_2000000 | 0_4000;
	static final short POLLIN = 1;
	static final short POLLERR_OR_HUP = 8 | 16;

	final Shape.I_JJI shmget;
	final Shape.P_IPI shmat;
	final Shape.I_IIP shmctl;
	final Shape.I_P shmdt;
	final Shape.I_II eventfd;
	final Shape.I_PJI poll;
	final Shape.J_IPJ read;
	final Shape.J_IPJ write;
	final Shape.I_I close;

	LibC() {
		final var c = new NativeLibrary();
		shmget = c.function("shmget", Shape.I_JJI.class); //$NON-NLS-1$
		shmat = c.function("shmat", Shape.P_IPI.class); //$NON-NLS-1$
		shmctl = c.function("shmctl", Shape.I_IIP.class); //$NON-NLS-1$
		shmdt = c.function("shmdt", Shape.I_P.class); //$NON-NLS-1$
		eventfd = c.function("eventfd", Shape.I_II.class); //$NON-NLS-1$
		poll = c.function("poll", Shape.I_PJI.class); //$NON-NLS-1$
		read = c.function("read", Shape.J_IPJ.class); //$NON-NLS-1$
		write = c.function("write", Shape.J_IPJ.class); //$NON-NLS-1$
		close = c.function("close", Shape.I_I.class); //$NON-NLS-1$
	}
}
