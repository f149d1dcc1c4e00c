// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.ui.internal;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import org.eclipse.ui.IEditorDescriptor;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import tandem.invitation.InvitationFormat;

/** The formats of invitations that can be opened here, ours and those of plug-ins. Thread-safe. */
@Component(service = Formats.class)
public final class Formats {

	private final List<InvitationFormat> formats = new CopyOnWriteArrayList<>();

	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
	void addFormat(final InvitationFormat format) {
		formats.add(format);
	}

	void removeFormat(final InvitationFormat format) {
		formats.remove(format);
	}

	/** The format that a file's name asks for. */
	Optional<InvitationFormat> named(final Path file) {
		return formats.stream().filter(format -> format.isNamed(file)).findFirst();
	}

	/** All of them, by their names. */
	List<InvitationFormat> all() {
		return formats.stream().sorted(Comparator.comparing(InvitationFormat::label)).toList();
	}

	/**
	 * The editor for a file: the one that is registered for the ending of its format, or else that of our own, which says what is wrong. UI thread only.
	 */
	String editor(final Path file) {
		final var registry = PlatformUI.getWorkbench().getEditorRegistry();
		return named(file).stream().flatMap(format -> format.endings().stream()).map(ending -> registry.getDefaultEditor('x' + ending))
				.filter(Objects::nonNull).map(IEditorDescriptor::getId).findFirst().orElse(InvitationEditor.ID);
	}

	/** Patterns for a dialog that asks for files of a format; on Linux each way to write an ending is another. */
	static String pattern(final InvitationFormat format) {
		return String.join(";", format.endings().stream().flatMap(ending -> Stream.of(ending, ending.toLowerCase(Locale.ROOT), ending.toUpperCase(Locale.ROOT))).distinct().map(ending -> '*' + ending).toList()); //$NON-NLS-1$
	}
}
