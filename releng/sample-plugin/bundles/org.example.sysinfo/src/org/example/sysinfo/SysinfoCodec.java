// SPDX-License-Identifier: EPL-2.0
package org.example.sysinfo;

import java.util.ArrayList;

import tandem.channel.ChannelConfig;
import tandem.channel.ChannelConfig.Urgency;
import tandem.channel.codec.MessageException;
import tandem.channel.codec.MessageReader;
import tandem.channel.codec.MessageWriter;
import tandem.session.Permission;

/** Messages as bytes. The technician's end says one byte, 1 for "tell" and 0 for "enough"; the sharer's says reports. Pure. */
public final class SysinfoCodec {

	/** The channel. Its version grows with the messages: each end hears the other's from {@code Channel.peerVersion}. */
	public static final ChannelConfig CHANNEL = new ChannelConfig("org.example.sysinfo", 1, 64 << 10, Urgency.NORMAL);

	/** What the sharer is asked for: it begins with the bundle's name. */
	public static final Permission PERMISSION = new Permission("org.example.sysinfo");

	private static final int MOST = 200;

	private static final int LONGEST = 300;

	private SysinfoCodec() {
	}

	/** "Tell", or "enough". */
	public static byte[] wish(final boolean tell) {
		return new MessageWriter().flag(tell).toBytes();
	}

	/** @throws MessageException where it is no wish */
	public static boolean readWish(final byte[] bytes) throws MessageException {
		final var in = new MessageReader(bytes);
		final var tell = in.flag();
		in.end();
		return tell;
	}

	/** A report; what is too much is left out. */
	public static byte[] write(final Report report) {
		final var out = new MessageWriter();
		final var facts = report.facts().subList(0, Math.min(MOST, report.facts().size()));
		out.u16(facts.size());
		facts.forEach(fact -> out.text(cut(fact.group())).text(cut(fact.name())).text(cut(fact.value())));
		return out.toBytes();
	}

	/** At most 300 bytes in UTF-8, where a character takes up to three of a Java char. */
	private static String cut(final String text) {
		return text.substring(0, Math.min(text.length(), LONGEST / 3));
	}

	/** @throws MessageException where it is no report: limits are checked before anything is kept */
	public static Report read(final byte[] bytes) throws MessageException {
		final var in = new MessageReader(bytes);
		final var count = in.u16();
		if (count > MOST) {
			throw new MessageException(count + " facts where at most " + MOST + " are allowed");
		}
		final var facts = new ArrayList<Report.Fact>();
		for (var i = 0; i < count; i++) {
			facts.add(new Report.Fact(in.text(LONGEST), in.text(LONGEST), in.text(LONGEST)));
		}
		in.end();
		return new Report(facts);
	}
}
