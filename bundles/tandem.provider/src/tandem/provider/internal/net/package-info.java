// SPDX-License-Identifier: EPL-2.0
/**
 * The way from a carrier to a connection.
 * <p>
 * <b>The seam.</b> A carrier is any Netty channel that moves an ordered stream of bytes between the two ends: TCP, memory, or the inner end
 * of a pipeline to a relay. What is said over it is the same everywhere and is added by two classes:
 * <ul>
 * <li>{@link tandem.provider.internal.net.Calling} at the technician's end: TLS client, PAKE caller;
 * <li>{@link tandem.provider.internal.net.Answering} at the sharer's end: TLS server, PAKE listener.
 * </ul>
 * Who dialled does not matter: through a relay both ends do, and the sharer's still answers. Either class appends, at the <em>tail</em> of the
 * pipeline and in this order,
 *
 * <pre>Traffic (counts) | SslHandler "end-to-end" | FrameDecoder | ConversationHandler, later Multiplexer</pre>
 *
 * What stands before them must
 * <ul>
 * <li>hand on {@code ByteBuf}s and take {@code ByteBuf}s, and keep their order; where they are cut does not matter;
 * <li>be ready: {@code begin} is called on the channel's event loop, while the channel is being initialised (then TLS starts when it becomes
 * active) or, behind a handshake of the carrier's own such as TLS and WebSocket, once that is over; events of the carrier's own TLS may
 * not reach the tail after that;
 * <li>let {@code Channel.isWritable()} tell of the whole way: bytes that wait in an outer TLS or behind a slow relay count, so that input
 * passes what waits in the channels;
 * <li>pass {@code close()} on to the socket, and a socket that ends on to the tail as {@code channelInactive};
 * <li>have {@code TCP_NODELAY} where there is a socket, and the write water mark of {@link tandem.provider.internal.net.Carrier}.
 * </ul>
 * {@code begin} gives the TLS 10 s and the whole conversation 20 s; a carrier that waits for its other end must do that before, with a limit
 * of its own. The address that people read comes with {@code begin}, because a relay's own address says nothing about the other end.
 * {@link tandem.provider.internal.net.Call} and {@link tandem.provider.internal.net.Door} are the two users for TCP and memory.
 */
package tandem.provider.internal.net;
