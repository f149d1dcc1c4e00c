// SPDX-License-Identifier: EPL-2.0
package tandem.console.internal;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.apache.felix.service.command.Function;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import tandem.local.command.Command;

/**
 * The console of one product, request by request: {@code {"line": …}} runs a line, in the conversation that {@code "session"} names or in a new one;
 * {@code {"session": …, "wait": true}} fetches more, {@code "stop"} ends what runs, {@code "close"} the conversation, {@code {"complete": …}} tells what a line could
 * go on with. Answers hold {@code session, output, running, more, status}. Thread-safe.
 */
final class Console implements AutoCloseable {

	/** Conversations at the same time; one more ends the one that nobody used for longest, for a client that was killed says no goodbye. */
	static final int MAX_CONVERSATIONS = 8;

	/** A conversation that nobody uses is forgotten after this. */
	static final Duration IDLE = Duration.ofMinutes(30);

	/** Most bytes of output in an answer, so that it fits into one message however it is escaped. */
	private static final int MOST = 8_000;

	/** How long a request waits for its line: well below what the client waits. */
	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private final Supplier<List<Command>> commands;
	private final Map<String, Conversation> conversations = new LinkedHashMap<>();
	private final SecureRandom random = new SecureRandom();

	/** @param commands those that there are now; of two with one name the first counts */
	Console(final Supplier<List<Command>> commands) {
		this.commands = commands;
	}

	private List<Command> all() {
		final var names = new HashSet<String>();
		final var all = new ArrayList<>(commands.get().stream().filter(command -> names.add(command.name())).sorted(Comparator.comparing(Command::name)).toList());
		return List.copyOf(all);
	}

	private SafeProcessor processor() {
		final var all = all();
		final var functions = new TreeMap<String, Function>();
		all.forEach(command -> functions.put(command.name(), new CommandFunction(command)));
		functions.put("help", new CommandFunction(new Help(all))); //$NON-NLS-1$
		functions.put(Grep.NAME, new Grep());
		return new SafeProcessor(functions);
	}

	/**
	 * Answers.
	 *
	 * @throws IllegalArgumentException with words for the person, where the request or the line is no good
	 */
	JsonObject answer(final JsonObject request) {
		if (request.has("complete")) { //$NON-NLS-1$
			return completions(text(request, "complete").orElse("")); //$NON-NLS-1$ //$NON-NLS-2$
		}
		final var line = text(request, "line"); //$NON-NLS-1$
		final var named = text(request, "session"); //$NON-NLS-1$
		if (line.isEmpty() && named.isEmpty()) {
			throw new IllegalArgumentException("That is no request for the console."); //$NON-NLS-1$
		}
		final var id = named.orElseGet(this::begin);
		final var conversation = named(id);
		if (request.has("close")) { //$NON-NLS-1$
			end(id);
			return new JsonObject();
		}
		if (request.has("stop")) { //$NON-NLS-1$
			conversation.interrupt();
		}
		line.ifPresent(conversation::run);
		try {
			conversation.await(PATIENCE);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		return told(id, conversation);
	}

	private static JsonObject told(final String id, final Conversation conversation) {
		final var answer = new JsonObject();
		answer.addProperty("session", id); //$NON-NLS-1$
		answer.addProperty("running", conversation.isRunning()); //$NON-NLS-1$
		answer.addProperty("output", conversation.screen().take(MOST)); //$NON-NLS-1$
		answer.addProperty("more", conversation.screen().hasMore()); //$NON-NLS-1$
		answer.addProperty("status", conversation.status()); //$NON-NLS-1$
		return answer;
	}

	private static Optional<String> text(final JsonObject request, final String name) {
		return request.has(name) && request.get(name).isJsonPrimitive() ? Optional.of(request.get(name).getAsString()) : Optional.empty();
	}

	private synchronized String begin() {
		conversations.entrySet().removeIf(entry -> {
			final var idle = entry.getValue().idle().compareTo(IDLE) > 0;
			if (idle) {
				entry.getValue().close();
			}
			return idle;
		});
		if (conversations.size() >= MAX_CONVERSATIONS) {
			end(conversations.entrySet().stream().filter(entry -> !entry.getValue().isRunning()).max(Comparator.comparing(entry -> entry.getValue().idle())).map(Map.Entry::getKey)
					.orElseThrow(() -> new IllegalArgumentException("Too many consoles are at work: wait for one."))); //$NON-NLS-1$
		}
		final var bytes = new byte[8];
		random.nextBytes(bytes);
		final var id = HexFormat.of().formatHex(bytes);
		conversations.put(id, new Conversation(processor()));
		return id;
	}

	private synchronized Conversation named(final String id) {
		final var conversation = conversations.get(id);
		if (conversation == null) {
			throw new IllegalArgumentException("This console is closed."); //$NON-NLS-1$
		}
		return conversation;
	}

	private synchronized void end(final String id) {
		final var conversation = conversations.remove(id);
		if (conversation != null) {
			conversation.close();
		}
	}

	/** The words that could stand at the end of a line: commands, then their parts and options. */
	private JsonObject completions(final String line) {
		final var words = line.stripLeading().split("\\s+", -1); //$NON-NLS-1$
		final var found = new JsonArray();
		completed(List.of(words)).filter(word -> word.startsWith(words[words.length - 1])).sorted().forEach(found::add);
		final var answer = new JsonObject();
		answer.add("words", found); //$NON-NLS-1$
		return answer;
	}

	private Stream<String> completed(final List<String> words) {
		if (words.size() <= 1) {
			final var typed = words.isEmpty() ? "" : words.getFirst(); //$NON-NLS-1$
			return Stream.concat(all().stream().map(Command::name), Stream.of("help", "exit")) //$NON-NLS-1$ //$NON-NLS-2$
					.map(name -> typed.startsWith(SafeProcessor.SCOPE + ':') ? SafeProcessor.SCOPE + ':' + name : name);
		}
		final var verb = words.getFirst().replaceFirst("^tandem:", ""); //$NON-NLS-1$ //$NON-NLS-2$
		if (verb.equals("help")) { //$NON-NLS-1$
			return all().stream().map(Command::name);
		}
		var command = all().stream().filter(one -> one.name().equals(verb)).findFirst();
		for (final var word : words.subList(1, words.size() - 1)) {
			command = command.flatMap(one -> one.parts().isEmpty() ? Optional.of(one) : one.parts().stream().filter(part -> part.name().equals(word)).findFirst());
		}
		return command.stream().flatMap(one -> Stream.concat(one.parts().stream().map(Command::name), one.options().stream().map(option -> option.name())));
	}

	@Override
	public synchronized void close() {
		conversations.values().forEach(Conversation::close);
		conversations.clear();
	}
}
