// SPDX-License-Identifier: EPL-2.0
package tandem.relay.internal.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import tandem.relay.protocol.RelayProtocol;

/**
 * Reads a client's WebSocket frames (RFC 6455) without copying what they hold: data is unmasked where it lies and handed on as {@link Piece}s as it
 * comes, a frame in several if it comes in several. So nothing is gathered here but a header and the few bytes of a control frame. Whoever breaks the
 * rules gets a close with the status that says so, and nothing of what follows is read.
 */
final class WebSocketReader extends ChannelInboundHandlerAdapter implements WebSocketFrameDecoder {

	private static final int CONTINUATION = 0;

	private static final int TEXT = 1;

	private static final int BINARY = 2;

	private static final int CLOSE = 8;

	private static final int PING = 9;

	private static final int PONG = 10;

	private static final int MOST_CONTROL = 125;

	private static final int TWO_BYTES = 126;

	private static final int EIGHT_BYTES = 127;

	private static final int MASK_BYTES = 4;

	private static final int LONGEST_HEAD = 14;

	private final byte[] head = new byte[LONGEST_HEAD];

	private int headBytes;

	private int headBytesHere;

	private boolean inPayload;

	private int opcode;

	private boolean last;

	private int left;

	private int mask;

	private boolean inMessage;

	private ByteBuf control = Unpooled.EMPTY_BUFFER;

	private boolean broken;

	@Override
	public void channelRead(final ChannelHandlerContext context, final Object message) {
		final var in = (ByteBuf) message;
		try {
			headBytesHere = 0;
			while (in.isReadable() && !broken) {
				if (inPayload) {
					payload(context, in);
				} else {
					head(context, in);
				}
			}
		} finally {
			in.release();
		}
	}

	private void head(final ChannelHandlerContext context, final ByteBuf in) {
		head[headBytes] = in.readByte();
		headBytes++;
		headBytesHere++;
		if (headBytes == 2) {
			begin(context);
		}
		if (!broken && headBytes == headLength()) {
			begun(context);
		}
	}

	private int headLength() {
		if (headBytes < 2) {
			return 2;
		}
		return 2 + MASK_BYTES + switch (head[1] & 0x7f) {
		case TWO_BYTES -> Short.BYTES;
		case EIGHT_BYTES -> Long.BYTES;
		default -> 0;
		};
	}

	/** The first two bytes are there. */
	private void begin(final ChannelHandlerContext context) {
		opcode = head[0] & 0xf;
		last = head[0] < 0;
		final var isControl = opcode >= CLOSE;
		final var fits = switch (opcode) {
		case CONTINUATION -> inMessage;
		case TEXT, BINARY -> !inMessage;
		case CLOSE, PING, PONG -> last && (head[1] & 0x7f) <= MOST_CONTROL;
		default -> false;
		};
		if (!fits || (head[0] & 0x70) != 0 || head[1] >= 0) {
			refuse(context, WebSocketCloseStatus.PROTOCOL_ERROR);
		} else if (!isControl) {
			inMessage = !last;
		}
	}

	/** The whole header is there. */
	private void begun(final ChannelHandlerContext context) {
		final var length = number(2, headBytes - MASK_BYTES);
		mask = (int) number(headBytes - MASK_BYTES, headBytes);
		final var said = head[1] & 0x7f;
		final var actual = said < TWO_BYTES ? said : length;
		headBytes = 0;
		if (said == TWO_BYTES && length < TWO_BYTES || said == EIGHT_BYTES && length >>> Short.SIZE == 0) {
			refuse(context, WebSocketCloseStatus.PROTOCOL_ERROR); // there is a shorter way to say it, and only that is right
		} else if (actual < 0 || actual > RelayProtocol.MAX_DATA) {
			refuse(context, WebSocketCloseStatus.MESSAGE_TOO_BIG);
		} else {
			left = (int) actual;
			inPayload = true;
			if (opcode >= CLOSE) {
				control = context.alloc().heapBuffer(Math.max(1, left));
			}
			if (left == 0) {
				headBytesHere = 0;
				end(context, Unpooled.EMPTY_BUFFER);
			}
		}
	}

	private long number(final int from, final int to) {
		var result = 0L;
		for (var index = from; index < to; index++) {
			result = result << Byte.SIZE | head[index] & 0xff;
		}
		return result;
	}

	private void payload(final ChannelHandlerContext context, final ByteBuf in) {
		final var count = Math.min(left, in.readableBytes());
		final var part = in.duplicate().writerIndex(in.readerIndex() + count);
		Mask.apply(mask, part);
		mask = Integer.rotateLeft(mask, count % MASK_BYTES * Byte.SIZE);
		in.skipBytes(count);
		left -= count;
		if (opcode >= CLOSE) {
			control.writeBytes(part);
			if (left == 0) {
				end(context, Unpooled.EMPTY_BUFFER);
			}
		} else {
			part.retain();
			if (left == 0) {
				end(context, part);
			} else {
				context.fireChannelRead(data(false, part));
			}
			headBytesHere = 0;
		}
	}

	private void end(final ChannelHandlerContext context, final ByteBuf part) {
		inPayload = false;
		final var frame = switch (opcode) {
		case CLOSE -> new CloseWebSocketFrame(true, 0, taken());
		case PING -> new PingWebSocketFrame(taken());
		case PONG -> new PongWebSocketFrame(taken());
		default -> data(last, part);
		};
		headBytesHere = 0;
		context.fireChannelRead(frame);
	}

	private WebSocketFrame data(final boolean end, final ByteBuf part) {
		return opcode == TEXT ? new TextWebSocketFrame(end, 0, part) : new Piece(end, part, headBytesHere);
	}

	private ByteBuf taken() {
		final var result = control;
		control = Unpooled.EMPTY_BUFFER;
		return result;
	}

	private void refuse(final ChannelHandlerContext context, final WebSocketCloseStatus status) {
		broken = true;
		context.writeAndFlush(new CloseWebSocketFrame(status)).addListener(ChannelFutureListener.CLOSE);
	}

	@Override
	public void handlerRemoved(final ChannelHandlerContext context) {
		taken().release();
	}
}
