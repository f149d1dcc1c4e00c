// SPDX-License-Identifier: EPL-2.0
package tandem.screen.x11.internal;

import java.lang.foreign.MemorySegment;

/**
 * The shapes of the native functions that this bundle calls. In a name P is a pointer, I an {@code int}, J a {@code long} (an XID, a
 * size or a time); the result stands before the underscore, V for none.
 */
@SuppressWarnings("javadoc")
public interface Shape {

	interface I_I {
		int call(int a);
	}

	interface I_II {
		int call(int a, int b);
	}

	interface I_IIP {
		int call(int a, int b, MemorySegment c);
	}

	interface I_J {
		int call(long a);
	}

	interface I_JJI {
		int call(long a, long b, int c);
	}

	interface I_P {
		int call(MemorySegment a);
	}

	interface I_PI {
		int call(MemorySegment a, int b);
	}

	interface I_PII {
		int call(MemorySegment a, int b, int c);
	}

	interface I_PIII {
		int call(MemorySegment a, int b, int c, int d);
	}

	interface I_PIIIJ {
		int call(MemorySegment a, int b, int c, int d, long e);
	}

	interface I_PIIJ {
		int call(MemorySegment a, int b, int c, long d);
	}

	interface I_PIIPI {
		int call(MemorySegment a, int b, int c, MemorySegment d, int e);
	}

	interface I_PIIPP {
		int call(MemorySegment a, int b, int c, MemorySegment d, MemorySegment e);
	}

	interface I_PIJJ {
		int call(MemorySegment a, int b, long c, long d);
	}

	interface I_PIP {
		int call(MemorySegment a, int b, MemorySegment c);
	}

	interface I_PIPI {
		int call(MemorySegment a, int b, MemorySegment c, int d);
	}

	interface I_PJ {
		int call(MemorySegment a, long b);
	}

	interface I_PJI {
		int call(MemorySegment a, long b, int c);
	}

	interface I_PJIIIJ {
		int call(MemorySegment a, long b, int c, int d, int e, long f);
	}

	interface I_PJIJP {
		int call(MemorySegment a, long b, int c, long d, MemorySegment e);
	}

	interface I_PJJ {
		int call(MemorySegment a, long b, long c);
	}

	interface I_PJJJJIJPPPPP {
		int call(MemorySegment a, long b, long c, long d, long e, int f, long g, MemorySegment h, MemorySegment i, MemorySegment j, MemorySegment k,
				MemorySegment l);
	}

	interface I_PJP {
		int call(MemorySegment a, long b, MemorySegment c);
	}

	interface I_PJPI {
		int call(MemorySegment a, long b, MemorySegment c, int d);
	}

	interface I_PJPIIJ {
		int call(MemorySegment a, long b, MemorySegment c, int d, int e, long f);
	}

	interface I_PJPPPP {
		int call(MemorySegment a, long b, MemorySegment c, MemorySegment d, MemorySegment e, MemorySegment f);
	}

	interface I_PJPPPPPPP {
		int call(MemorySegment a, long b, MemorySegment c, MemorySegment d, MemorySegment e, MemorySegment f, MemorySegment g, MemorySegment h,
				MemorySegment i);
	}


	interface I_PP {
		int call(MemorySegment a, MemorySegment b);
	}

	interface I_PPP {
		int call(MemorySegment a, MemorySegment b, MemorySegment c);
	}

	interface I_PPPP {
		int call(MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment d);
	}

	interface I_PPPPP {
		int call(MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment d, MemorySegment e);
	}

	interface I_PPPPPP {
		int call(MemorySegment a, MemorySegment b, MemorySegment c, MemorySegment d, MemorySegment e, MemorySegment f);
	}

	interface J_IPJ {
		long call(int a, MemorySegment b, long c);
	}

	interface J_PI {
		long call(MemorySegment a, int b);
	}

	interface J_PIII {
		long call(MemorySegment a, int b, int c, int d);
	}

	interface J_PJI {
		long call(MemorySegment a, long b, int c);
	}

	interface J_PPI {
		long call(MemorySegment a, MemorySegment b, int c);
	}

	interface P_IPI {
		MemorySegment call(int a, MemorySegment b, int c);
	}

	interface P_P {
		MemorySegment call(MemorySegment a);
	}

	interface P_PI {
		MemorySegment call(MemorySegment a, int b);
	}

	interface P_PJ {
		MemorySegment call(MemorySegment a, long b);
	}

	interface P_PJIIIIJIPII {
		MemorySegment call(MemorySegment a, long b, int c, int d, int e, int f, long g, int h, MemorySegment i, int j, int k);
	}

	interface P_PJIP {
		MemorySegment call(MemorySegment a, long b, int c, MemorySegment d);
	}

	interface P_PJP {
		MemorySegment call(MemorySegment a, long b, MemorySegment c);
	}

	interface P_PPIIIPIIII {
		MemorySegment call(MemorySegment a, MemorySegment b, int c, int d, int e, MemorySegment f, int g, int h, int i, int j);
	}

	interface P_PPIIPPII {
		MemorySegment call(MemorySegment a, MemorySegment b, int c, int d, MemorySegment e, MemorySegment f, int g, int h);
	}

	interface V_P {
		void call(MemorySegment a);
	}

	interface V_PJ {
		void call(MemorySegment a, long b);
	}

	interface V_PJI {
		void call(MemorySegment a, long b, int c);
	}

	interface V_PJJ {
		void call(MemorySegment a, long b, long c);
	}

	interface V_PJJJ {
		void call(MemorySegment a, long b, long c, long d);
	}

	interface V_PP {
		void call(MemorySegment a, MemorySegment b);
	}

	interface V_PPP {
		void call(MemorySegment a, MemorySegment b, MemorySegment c);
	}

	interface I_PIIIP {
		int call(MemorySegment a, int b, int c, int d, MemorySegment e);
	}


	interface I_PJPPIIIIII {
		int call(MemorySegment a, long b, MemorySegment c, MemorySegment d, int e, int f, int g, int h, int i, int j);
	}

	interface J_PJ {
		long call(MemorySegment a, long b);
	}

	interface J_PJIII {
		long call(MemorySegment a, long b, int c, int d, int e);
	}

	interface J_PJIIIIIIIPJP {
		long call(MemorySegment a, long b, int c, int d, int e, int f, int g, int h, int i, MemorySegment j, long k, MemorySegment l);
	}

	interface J_PJPI {
		long call(MemorySegment a, long b, MemorySegment c, int d);
	}

	interface P_PJJP {
		MemorySegment call(MemorySegment a, long b, long c, MemorySegment d);
	}

	interface V_PJIIIPIII {
		void call(MemorySegment a, long b, int c, int d, int e, MemorySegment f, int g, int h, int i);
	}

	interface I_PJIIIII {
		int call(MemorySegment a, long b, int c, int d, int e, int f, int g);
	}
}
