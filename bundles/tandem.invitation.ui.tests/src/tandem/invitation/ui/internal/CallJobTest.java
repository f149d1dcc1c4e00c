// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.core.runtime.jobs.Job;
import org.junit.jupiter.api.Test;

import tandem.testsupport.Await;

class CallJobTest {

	private static final long LATER_MILLIS = 600_000;

	private final AtomicInteger cancelled = new AtomicInteger();

	private final CallJob job = new CallJob("Connecting to Bella", "Looking for the computer", cancelled::incrementAndGet);

	@Test
	void cancelledBeforeItBeganTheCallIsGivenUp() {
		job.schedule(LATER_MILLIS);
		job.cancel();
		Await.until("the call is given up", () -> cancelled.get() == 1);
	}

	@Test
	void cancelledWhileItStandsTheCallIsGivenUpOnce() {
		job.schedule();
		Await.until("the job stands", () -> job.getState() == Job.RUNNING);
		job.cancel();
		Await.until("the call is given up", () -> cancelled.get() == 1);
		job.finish();
		Await.until("the job is over", () -> job.getState() == Job.NONE);
		assertEquals(1, cancelled.get());
	}

	@Test
	void aCallThatIsOverBeforeTheJobBeganIsNotGivenUp() {
		job.schedule(LATER_MILLIS);
		job.finish();
		Await.until("the job is over", () -> job.getState() == Job.NONE);
		assertEquals(0, cancelled.get());
	}
}
