// SPDX-License-Identifier: EPL-2.0
package tandem.provider.internal.ecf;

import org.eclipse.ecf.core.identity.BaseID;
import org.eclipse.ecf.core.identity.Namespace;

/** An id that is a text. */
final class TextID extends BaseID {

	private static final long serialVersionUID = 1L;

	private final String text;

	TextID(final Namespace namespace, final String text) {
		super(namespace);
		this.text = text;
	}

	@Override
	protected int namespaceCompareTo(final BaseID other) {
		return getName().compareTo(other.getName());
	}

	@Override
	protected boolean namespaceEquals(final BaseID other) {
		return other instanceof final TextID id && id.text.equals(text);
	}

	@Override
	protected String namespaceGetName() {
		return text;
	}

	@Override
	protected int namespaceHashCode() {
		return text.hashCode();
	}

	@Override
	public String toString() {
		return text;
	}
}
