// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.nft;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import tandem.firewall.internal.netfilter.Expression;
import tandem.firewall.internal.netfilter.Expression.Combined;
import tandem.firewall.internal.netfilter.Expression.Concat;
import tandem.firewall.internal.netfilter.Expression.Constant;
import tandem.firewall.internal.netfilter.Expression.Mapped;
import tandem.firewall.internal.netfilter.Expression.Operation;
import tandem.firewall.internal.netfilter.Fib;
import tandem.firewall.internal.netfilter.Meta;
import tandem.firewall.internal.netfilter.Moment;
import tandem.firewall.internal.netfilter.Track;
import tandem.firewall.internal.packet.Datum;
import tandem.firewall.internal.packet.Datum.Bits;
import tandem.firewall.internal.packet.Packet;

/** Reads expressions. What isn't understood has an unknown value. */
final class Expressions {

	private static final Expression UNKNOWN = new Constant(Datum.UNKNOWN);
	/** What every SYN carries, and no other segment. */
	private static final String SYN_OPTIONS = " maxseg mss sack-permitted sack-perm window ";

	private final Fields fields;
	private final Literals literals;
	private final Sets sets;

	Expressions(final Fields fields, final Literals literals, final Sets sets) {
		this.fields = fields;
		this.literals = literals;
		this.sets = sets;
	}

	/** What stands on the left of a comparison, or is a key. */
	Typed read(final JsonElement json) {
		if (!(json instanceof final JsonObject object) || object.size() != 1) {
			return Typed.opaque(UNKNOWN);
		}
		final var name = object.keySet().iterator().next();
		final var value = object.get(name);
		return switch (name) {
		case "payload" -> payload(value);
		case "meta" -> meta(text(value, "key"));
		case "ct" -> track(text(value, "key"), text(value, "dir"));
		case "fib" -> fib(value);
		case "concat" -> concat(value);
		case "&", "|", "^", "<<", ">>" -> combined(name, value);
		case "map" -> mapped(value, null);
		case "elem" -> read(value instanceof final JsonObject elem ? elem.get("val") : null);
		case "exthdr" -> extension(value);
		case "tcp option" -> tcpOption(value);
		case "ip option" -> missing(value, moment -> !moment.packet().ipv6());
		case "sctp chunk", "dccp option" -> Typed.of(new Constant(Datum.ABSENT), DataType.INTEGER);
		case "osf" -> Typed.opaque(moment -> (moment.packet().tcpFlags() & Packet.SYN) != 0 ? Datum.UNKNOWN : Datum.ABSENT);
		case "ipsec" -> Typed.opaque(new Constant(Datum.ABSENT));
		default -> Typed.opaque(UNKNOWN);
		};
	}

	/** A value that is assigned: an expression, or a constant of the type that it is assigned to. */
	Expression value(final JsonElement json, final Typed target) {
		if (json instanceof final JsonObject object && object.has("map")) {
			return mapped(object.get("map"), target.types()).expression();
		}
		final var constant = literals.constant(json, target.type());
		if (constant.isPresent()) {
			return new Constant(constant.get());
		}
		if (json instanceof final JsonObject object && object.size() == 1 && object.keySet().iterator().next().matches("[&|^]|<<|>>")) {
			final var operator = object.keySet().iterator().next();
			return combine(operator, Literals.list(object.get(operator)), target);
		}
		return read(json).expression();
	}

	static String text(final JsonElement json, final String member) {
		return json instanceof final JsonObject object && object.get(member) instanceof final JsonPrimitive value ? value.getAsString() : "";
	}

	private Typed payload(final JsonElement json) {
		if (!(json instanceof final JsonObject object) || object.has("tunnel")) {
			return Typed.opaque(UNKNOWN);
		}
		if (object.has("base") && object.has("offset") && object.has("len")) {
			return Fields.raw(text(json, "base"), object.get("offset").getAsInt(), object.get("len").getAsInt());
		}
		return fields.find(text(json, "protocol"), text(json, "field"));
	}

	private static Typed meta(final String key) {
		return switch (key) {
		case "length" -> known(Meta.Key.LENGTH, DataType.INTEGER);
		case "protocol" -> known(Meta.Key.PROTOCOL, DataType.ETHER_TYPE);
		case "priority" -> known(Meta.Key.PRIORITY, DataType.PRIORITY);
		case "mark" -> known(Meta.Key.MARK, DataType.MARK);
		case "iif", "iifname" -> known(Meta.Key.IN, DataType.NAME);
		case "oif", "oifname" -> known(Meta.Key.OUT, DataType.NAME);
		case "iiftype" -> known(Meta.Key.IN_TYPE, DataType.HARDWARE);
		case "oiftype" -> known(Meta.Key.OUT_TYPE, DataType.HARDWARE);
		case "skuid", "skgid", "cgroup" -> known(Meta.Key.OWNER, DataType.INTEGER);
		case "nftrace" -> known(Meta.Key.TRACE, DataType.INTEGER);
		case "pkttype" -> known(Meta.Key.PACKET_TYPE, DataType.PACKET_TYPE);
		case "nfproto" -> known(Meta.Key.IP_VERSION, DataType.FAMILY);
		case "l4proto" -> known(Meta.Key.TRANSPORT, DataType.PROTOCOL);
		case "secpath", "ipsec" -> known(Meta.Key.IPSEC, DataType.BOOLEAN);
		case "iifgroup" -> known(Meta.Key.IN_DEVICE, DataType.OPAQUE);
		case "oifgroup" -> known(Meta.Key.OUT_DEVICE, DataType.OPAQUE);
		default -> Typed.opaque(UNKNOWN);
		};
	}

	private static Typed known(final Meta.Key key, final DataType type) {
		return Typed.of(new Meta(key), type);
	}

	private static Typed track(final String key, final String direction) {
		final var reply = direction.equals("reply");
		final var sided = !direction.isEmpty();
		return switch (key) {
		case "state" -> track(Track.Key.STATE, reply, DataType.STATE);
		case "direction" -> track(Track.Key.DIRECTION, reply, DataType.DIRECTION);
		case "status" -> track(Track.Key.STATUS, reply, DataType.STATUS);
		case "mark" -> track(Track.Key.MARK, reply, DataType.MARK);
		case "label" -> track(Track.Key.LABEL, reply, DataType.LABEL);
		case "zone" -> track(Track.Key.ZONE, reply, DataType.INTEGER);
		case "helper" -> track(Track.Key.HELPER, reply, DataType.NAME);
		case "l3proto" -> track(Track.Key.IP_VERSION, reply, DataType.FAMILY);
		case "protocol" -> track(Track.Key.TRANSPORT, reply, DataType.PROTOCOL);
		case "saddr" -> track(sided ? Track.Key.SOURCE : Track.Key.OTHER, reply, DataType.ADDRESS);
		case "daddr" -> track(sided ? Track.Key.DESTINATION : Track.Key.OTHER, reply, DataType.ADDRESS);
		case "ip saddr" -> track(sided ? Track.Key.SOURCE4 : Track.Key.OTHER, reply, DataType.IPV4);
		case "ip daddr" -> track(sided ? Track.Key.DESTINATION4 : Track.Key.OTHER, reply, DataType.IPV4);
		case "ip6 saddr" -> track(sided ? Track.Key.SOURCE6 : Track.Key.OTHER, reply, DataType.IPV6);
		case "ip6 daddr" -> track(sided ? Track.Key.DESTINATION6 : Track.Key.OTHER, reply, DataType.IPV6);
		case "proto-src" -> track(sided ? Track.Key.SOURCE_PORT : Track.Key.OTHER, reply, DataType.PORT);
		case "proto-dst" -> track(sided ? Track.Key.PORT : Track.Key.OTHER, reply, DataType.PORT);
		default -> track(Track.Key.OTHER, reply, DataType.OPAQUE);
		};
	}

	private static Typed track(final Track.Key key, final boolean reply, final DataType type) {
		return Typed.of(new Track(key, reply), type);
	}

	private static Typed fib(final JsonElement json) {
		final var flags = json instanceof final JsonObject object ? Literals.list(object.get("flags")).stream().map(JsonElement::getAsString).toList() : List.<String>of();
		if (flags.contains("oif") || flags.contains("saddr") == flags.contains("daddr")) {
			return Typed.opaque(UNKNOWN);
		}
		final var source = flags.contains("saddr");
		final var in = flags.contains("iif");
		return switch (text(json, "result")) {
		case "type" -> Typed.of(new Fib(Fib.Result.TYPE, source, in), DataType.ADDRESS_TYPE);
		case "oif", "oifname" -> Typed.of(new Fib(Fib.Result.NAME, source, in), DataType.NAME);
		case "check" -> Typed.of(new Fib(Fib.Result.EXISTS, source, in), DataType.BOOLEAN);
		default -> Typed.opaque(UNKNOWN);
		};
	}

	private Typed concat(final JsonElement json) {
		final var parts = Literals.list(json).stream().map(this::read).toList();
		return new Typed(new Concat(parts.stream().map(Typed::expression).toList()), parts.stream().map(Typed::type).toList(), 128);
	}

	private Typed combined(final String operator, final JsonElement json) {
		final var parts = Literals.list(json);
		if (parts.size() < 2) {
			return Typed.opaque(UNKNOWN);
		}
		final var left = read(parts.getFirst());
		return Typed.of(combine(operator, parts, left), left.type(), left.width());
	}

	private Expression combine(final String operator, final List<JsonElement> parts, final Typed like) {
		if (parts.size() < 2) {
			return UNKNOWN;
		}
		final var operation = switch (operator) {
		case "&" -> Operation.AND;
		case "|" -> Operation.OR;
		case "^" -> Operation.XOR;
		case "<<" -> Operation.LEFT;
		default -> Operation.RIGHT;
		};
		final var amount = Typed.of(UNKNOWN, DataType.INTEGER);
		var all = value(parts.getFirst(), like);
		for (final var part : parts.subList(1, parts.size())) {
			final var shift = operation == Operation.LEFT || operation == Operation.RIGHT;
			all = new Combined(operation, all, value(part, shift ? amount : like), like.width());
		}
		return all;
	}

	/** @param targets the types of what the map leads to; {@code null} where only the map itself can tell */
	Typed mapped(final JsonElement json, final List<DataType> targets) {
		if (!(json instanceof final JsonObject object)) {
			return Typed.opaque(UNKNOWN);
		}
		final var key = read(object.get("key"));
		final var data = object.get("data");
		final var types = targets != null ? targets : data != null && data.isJsonPrimitive() ? declared(sets.target(data.getAsString())) : List.of(DataType.INTEGER);
		final var map = sets.map(data, key, it -> literals.datum(it, types));
		return map == null ? Typed.opaque(UNKNOWN) : new Typed(new Mapped(key.expression(), map), types, 128);
	}

	/** The types that a set or map declares. */
	static List<DataType> declared(final JsonElement json) {
		final var types = new ArrayList<DataType>();
		if (json instanceof final JsonArray array) {
			array.forEach(it -> types.addAll(declared(it)));
		} else if (json != null && json.isJsonPrimitive()) {
			final var names = json.getAsString().split(" \\. ");
			if (names.length > 1) {
				return List.of(names).stream().flatMap(it -> declared(new JsonPrimitive(it)).stream()).toList();
			}
			types.add(switch (names[0]) {
			case "ipv4_addr" -> DataType.IPV4;
			case "ipv6_addr" -> DataType.IPV6;
			case "inet_service" -> DataType.PORT;
			case "mark" -> DataType.MARK;
			case "inet_proto" -> DataType.PROTOCOL;
			case "ether_addr" -> DataType.ETHER;
			case "ifname", "iface_index" -> DataType.NAME;
			case "classid" -> DataType.PRIORITY;
			case "dscp" -> DataType.DSCP;
			case "integer" -> DataType.INTEGER;
			default -> DataType.OPAQUE;
			});
		}
		return types.isEmpty() ? List.of(DataType.OPAQUE) : types;
	}

	/** Packets here carry no extension headers. */
	private static Typed extension(final JsonElement json) {
		return missing(json, moment -> moment.packet().ipv6());
	}

	private static Typed missing(final JsonElement json, final Predicate<Moment> possible) {
		final var asksPresence = json instanceof final JsonObject object && !object.has("field");
		return Typed.of(moment -> asksPresence && possible.test(moment) ? Bits.ZERO : Datum.ABSENT, DataType.INTEGER);
	}

	private static Typed tcpOption(final JsonElement json) {
		final var asksPresence = json instanceof final JsonObject object && !object.has("field") && object.has("name");
		final var option = text(json, "name");
		return Typed.of(moment -> {
			if (moment.packet().protocol() != Packet.TCP) {
				// The kernel looks for the option alone: it is missing in whatever is not TCP.
				return asksPresence ? Bits.ZERO : Datum.ABSENT;
			}
			final var opens = (moment.packet().tcpFlags() & Packet.SYN) != 0;
			final var ofOpening = SYN_OPTIONS.contains(' ' + option + ' ');
			if (!ofOpening && !option.equals("fastopen") && !option.equals("md5sig") && !(opens && option.equals("sack"))) {
				return Datum.UNKNOWN;
			}
			if (asksPresence) {
				return Bits.of(ofOpening && opens ? 1 : 0);
			}
			return ofOpening && opens ? Datum.UNKNOWN : Datum.ABSENT;
		}, DataType.INTEGER);
	}
}
