// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.talk;

import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageReader;
import tandem.channel.codec.MessageWriter;
import tandem.firewall.Access;
import tandem.firewall.check.State;

/** {@link Ask}s and {@link Tell}s as bytes: a kind, the question's number, then the fields in the order of the record. */
final class TalkCodec {

	/** The channel. What would be longer is told without its path. */
	static final ChannelConfig CHANNEL = new ChannelConfig("tandem.firewall", 1, 256 << 10, Urgency.NORMAL);

	private static final int CHECK = 1;
	private static final int ENTRIES = 2;
	private static final int APPLY = 3;
	private static final int CANCEL = 4;
	private static final int CAME = 5;

	private static final int FOUND = 1;
	private static final int CHECKED = 2;
	private static final int NAMED = 3;
	private static final int LISTED = 4;
	private static final int MADE = 5;
	private static final int REFUSED = 6;
	private static final int COME = 7;

	private TalkCodec() {
	}

	static byte[] encode(final Ask ask) {
		final var out = new MessageWriter();
		switch (ask) {
		case Ask.Check(var number, var access, var visits) -> out.u8(CHECK).i32(number).constant(access).flag(visits);
		case Ask.Entries(var number, var access) -> out.u8(ENTRIES).i32(number).constant(access);
		case Ask.Apply(var number, var change) -> out.u8(APPLY).i32(number).text(Facts.clipped(change, Facts.MAX_NAME));
		case Ask.Came(var number, var where) -> Facts.put(out.u8(CAME).i32(number), where);
		case Ask.Cancel(var number) -> out.u8(CANCEL).i32(number);
		}
		return out.toBytes();
	}

	/** @throws MessageException where the bytes are no question */
	static Ask decodeAsk(final byte[] bytes) throws MessageException {
		final var in = new MessageReader(bytes);
		final var kind = in.u8();
		final var number = in.i32();
		final Ask ask = switch (kind) {
		case CHECK -> new Ask.Check(number, in.constant(Access.values()), in.flag());
		case ENTRIES -> new Ask.Entries(number, in.constant(Access.values()));
		case APPLY -> new Ask.Apply(number, in.text(Facts.MAX_NAME));
		case CAME -> new Ask.Came(number, Facts.anyAddress(in));
		case CANCEL -> new Ask.Cancel(number);
		default -> throw new MessageException("no such kind of question: " + kind);
		};
		in.end();
		return ask;
	}

	/** As it is, or with less where it would be longer than a message may be. */
	static byte[] encode(final Tell tell) {
		final var whole = encodeWhole(tell);
		return whole.length <= CHANNEL.messageLimit() ? whole : encodeWhole(Facts.shortened(tell));
	}

	private static byte[] encodeWhole(final Tell tell) {
		final var out = new MessageWriter();
		switch (tell) {
		case Tell.Found(var number, var result) -> Facts.put(out.u8(FOUND).i32(number), result);
		case Tell.Come(var number, var port, var nonce, var addresses) -> Facts.putAddresses(out.u8(COME).i32(number).u16(port).bytes(nonce.toBytes()), addresses);
		case Tell.Checked(var number, var state) -> out.u8(CHECKED).i32(number).constant(state);
		case Tell.Named(var number, var entry) -> Facts.put(out.u8(NAMED).i32(number), entry);
		case Tell.Listed(var number, var gaps) -> Facts.putGaps(out.u8(LISTED).i32(number), gaps);
		case Tell.Made(var number, var applied) -> Facts.put(out.u8(MADE).i32(number), applied);
		case Tell.Refused(var number, var why, var detail) -> out.u8(REFUSED).i32(number).constant(why).text(Facts.clipped(detail, Facts.MAX_TEXT));
		}
		return out.toBytes();
	}

	/** @throws MessageException where the bytes are no answer */
	static Tell decodeTell(final byte[] bytes) throws MessageException {
		final var in = new MessageReader(bytes);
		final var kind = in.u8();
		final var number = in.i32();
		final Tell tell = switch (kind) {
		case FOUND -> new Tell.Found(number, Facts.result(in));
		case COME -> new Tell.Come(number, in.u16(), Facts.nonce(in), Facts.addresses(in));
		case CHECKED -> new Tell.Checked(number, in.constant(State.values()));
		case NAMED -> new Tell.Named(number, Facts.entry(in));
		case LISTED -> new Tell.Listed(number, Facts.gaps(in));
		case MADE -> new Tell.Made(number, Facts.applied(in));
		case REFUSED -> new Tell.Refused(number, in.constant(Tell.Why.values()), in.text(Facts.MAX_TEXT));
		default -> throw new MessageException("no such kind of answer: " + kind);
		};
		in.end();
		return tell;
	}
}
