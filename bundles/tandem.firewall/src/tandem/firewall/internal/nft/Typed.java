// SPDX-License-Identifier: EPL-2.0
package tandem.firewall.internal.nft;

import java.util.List;

import tandem.firewall.internal.netfilter.Expression;

/**
 * An expression and what its values are.
 *
 * @param expression what to ask
 * @param types      of each part of a concatenation; one for all others
 * @param width      in bits
 */
record Typed(Expression expression, List<DataType> types, int width) {

	Typed {
		types = List.copyOf(types);
	}

	static Typed of(final Expression expression, final DataType type, final int width) {
		return new Typed(expression, List.of(type), width);
	}

	static Typed of(final Expression expression, final DataType type) {
		return of(expression, type, type.width());
	}

	static Typed opaque(final Expression expression) {
		return of(expression, DataType.OPAQUE);
	}

	DataType type() {
		return types.size() == 1 ? types.getFirst() : DataType.OPAQUE;
	}
}
