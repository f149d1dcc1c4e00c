// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/** Reads from sockets into arrays, as much at a time as the connection turns out to need: the JDK's TLS works on arrays. */
final class ArrayReads implements RecvByteBufAllocator {

	private static final int LEAST = 64;

	private static final int FIRST = 4 << 10;

	/** Eight records of TLS: a fast line so takes fewer calls of the system. */
	private static final int MOST = 128 << 10;

	private final AdaptiveRecvByteBufAllocator sizes = new AdaptiveRecvByteBufAllocator(LEAST, FIRST, MOST);

	@Override
	@SuppressWarnings("deprecation") // the interface wants the older type, Netty the newer
	public Handle newHandle() {
		return new InArrays((ExtendedHandle) sizes.newHandle());
	}

	private static final class InArrays extends DelegatingHandle implements ExtendedHandle {

		private final ExtendedHandle sizes;

		InArrays(final ExtendedHandle sizes) {
			super(sizes);
			this.sizes = sizes;
		}

		@Override
		public ByteBuf allocate(final ByteBufAllocator allocator) {
			return allocator.heapBuffer(guess());
		}

		@Override
		public boolean continueReading(final UncheckedBooleanSupplier maybeMore) {
			return sizes.continueReading(maybeMore);
		}
	}
}
