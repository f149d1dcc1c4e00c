// SPDX-License-Identifier: EPL-2.0
package tandem.viewer.internal;

import java.util.concurrent.atomic.AtomicBoolean;

import tandem.session.SessionFeature;

/** Closes an attachment and gives its viewer back, once. */
final class OnceClosed implements SessionFeature.Attachment {

	private final AtomicBoolean closed = new AtomicBoolean();
	private final SessionFeature.Attachment attachment;
	private final Runnable then;

	OnceClosed(final SessionFeature.Attachment attachment, final Runnable then) {
		this.attachment = attachment;
		this.then = then;
	}

	@Override
	public void close() {
		if (closed.compareAndSet(false, true)) {
			attachment.close();
			then.run();
		}
	}
}
