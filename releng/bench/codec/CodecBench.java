// SPDX-License-Identifier: EPL-2.0

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import com.github.luben.zstd.ZstdCompressCtx;

import tandem.screen.Area;
import tandem.screen.Frame;
import tandem.screen.Layout;
import tandem.screen.Monitor;
import tandem.screen.codec.ScreenCodec;
import tandem.screen.codec.ScreenMessage;
import tandem.screen.codec.TileDecoder;
import tandem.screen.codec.TileEncoder;

/**
 * Milliseconds and bytes of the screen codec for 1920x1080 pictures, beside plain zstd of the whole frame in the same run. The pictures are
 * those of the end-to-end benchmark (moving photo, moving interface) and a page of antialiased text.
 */
final class CodecBench {

	private static final int W = 1920;
	private static final int H = 1080;
	private static final int WARM = 60;
	private static final int ROUNDS = 40;

	private final Frame frame = new Frame(W, H, W * 4, Arena.global().allocate(W * H * 4L, 64));
	private final Area whole = new Area(0, 0, W, H);

	@FunctionalInterface
	private interface Step {
		List<Area> draw(int round);
	}

	public static void main(final String[] args) {
		final var bench = new CodecBench();
		final var text = text(3 * H);
		final var photo = photo(3 * H);
		final var ui = ui(3 * H);
		System.out.printf("%-36s %10s %10s %10s %12s%n", "1920x1080", "encode ms", "p95", "decode ms", "bytes");
		bench.plain("text, plain zstd 1, whole frame", text);
		bench.plain("photo, plain zstd 1, whole frame", photo);
		System.out.println("measured before the first line was written: zstd 1 desktop 3.8 ms, 130 KB, decode 1.4; photo 12 ms, 6.2 MB;");
		System.out.println("  as one stream, scrolled 17 px: 1.6 ms, 0.8 KB; TurboJPEG q80 photo 6.5 ms, 194 KB, desktop 5.9 ms, 342 KB; compare 0.47 ms");
		for (final var jpeg : new boolean[] { true, false }) {
			final var with = jpeg ? "" : ", lossless";
			bench.first("text, first frame" + with, text, jpeg);
			bench.first("photo, first frame" + with, photo, jpeg);
			bench.first("interface, first frame" + with, ui, jpeg);
			bench.run("text scrolls 17 px" + with, jpeg, r -> bench.show(text, r * 17 % (2 * H)));
			bench.run("interface moves 7 px" + with, jpeg, r -> bench.show(ui, r * 7 % H));
			bench.run("photo moves 7 px" + with, jpeg, r -> bench.show(photo, r * 7 % H));
			bench.run("photo changes" + with, jpeg, r -> bench.show(photo, (r * 7919 & 1023) / 2 * 2));
			bench.run("text scrolls in a window" + with, jpeg, r -> bench.window(text, r * 13 % (2 * H)));
			bench.run("one key typed" + with, jpeg, r -> bench.key(text, r));
			bench.run("64x64 flips" + with, jpeg, r -> bench.fill(new Area(900, 500, 64, 64), (r & 1) == 0 ? 0xff00ff : 0xff00));
			bench.run("nothing changes in a full damage" + with, jpeg, r -> List.of(bench.whole));
		}
	}

	private void plain(final String name, final int[] picture) {
		show(picture, 0);
		final var in = frame.pixels().asByteBuffer();
		final var out = ByteBuffer.allocateDirect(W * H * 5);
		final var times = new double[ROUNDS];
		var bytes = 0;
		try (var context = new ZstdCompressCtx()) {
			context.setLevel(1);
			for (var i = 0; i < ROUNDS; i++) {
				final var begin = System.nanoTime();
				bytes = context.compressDirectByteBuffer(out, 0, out.capacity(), in, 0, in.capacity());
				times[i] = (System.nanoTime() - begin) / 1e6;
			}
		}
		print(name, times, new double[] { Double.NaN }, bytes);
	}

	private void first(final String name, final int[] picture, final boolean jpeg) {
		show(picture, 0);
		final var encode = new double[ROUNDS];
		final var decode = new double[ROUNDS];
		var bytes = 0L;
		for (var i = -10; i < ROUNDS; i++) {
			try (var encoder = new TileEncoder(1, frame, whole, jpeg, System::nanoTime); var decoder = decoder()) {
				final var messages = new ArrayList<byte[]>();
				final var begin = System.nanoTime();
				encoder.encode(List.of(), messages::add);
				final var middle = System.nanoTime();
				apply(decoder, messages);
				if (i >= 0) {
					encode[i] = (middle - begin) / 1e6;
					decode[i] = (System.nanoTime() - middle) / 1e6;
				}
				bytes = messages.stream().mapToLong(m -> m.length).sum();
			}
		}
		print(name, encode, decode, bytes);
	}

	private void run(final String name, final boolean jpeg, final Step step) {
		final var encode = new double[ROUNDS];
		final var decode = new double[ROUNDS];
		var bytes = 0L;
		try (var encoder = new TileEncoder(1, frame, whole, jpeg, System::nanoTime); var decoder = decoder()) {
			for (var i = -WARM; i < ROUNDS; i++) {
				final var touched = step.draw(i + WARM);
				final var messages = new ArrayList<byte[]>();
				final var begin = System.nanoTime();
				encoder.encode(touched, messages::add);
				final var middle = System.nanoTime();
				apply(decoder, messages);
				if (i >= 0) {
					encode[i] = (middle - begin) / 1e6;
					decode[i] = (System.nanoTime() - middle) / 1e6;
					bytes += messages.stream().mapToLong(m -> m.length).sum();
				}
			}
		}
		print(name, encode, decode, bytes / ROUNDS);
	}

	private TileDecoder decoder() {
		final var decoder = new TileDecoder();
		decoder.start(new ScreenMessage.Start(1, new Layout(W, H, List.of(new Monitor("bench", whole, true))), whole));
		return decoder;
	}

	private static void apply(final TileDecoder decoder, final List<byte[]> messages) {
		final var changed = new ArrayList<Area>();
		try {
			for (final var message : messages) {
				decoder.apply((ScreenMessage.Update) ScreenCodec.fromSharer(message), changed);
			}
		} catch (final tandem.channel.codec.MessageException e) {
			throw new IllegalStateException(e);
		}
	}

	private static void print(final String name, final double[] encode, final double[] decode, final long bytes) {
		Arrays.sort(encode);
		Arrays.sort(decode);
		System.out.printf("%-36s %10.2f %10.2f %10.2f %12d%n", name, encode[encode.length / 2], encode[encode.length * 95 / 100], decode[decode.length / 2], bytes);
	}

	private List<Area> show(final int[] picture, final int top) {
		MemorySegment.copy(picture, top * W, frame.pixels(), ValueLayout.JAVA_INT, 0, W * H);
		return List.of(whole);
	}

	private List<Area> window(final int[] picture, final int top) {
		for (var y = 0; y < 700; y++) {
			MemorySegment.copy(picture, (top + y) * W, frame.pixels(), ValueLayout.JAVA_INT, frame.offset(333, 111 + y), 800);
		}
		return List.of(new Area(333, 111, 800, 700));
	}

	private List<Area> key(final int[] picture, final int round) {
		final var area = new Area(20 + round * 8, 500, 8, 16);
		for (var y = 0; y < 16; y++) {
			MemorySegment.copy(picture, (500 + y) * W + (round * 37 & 1023), frame.pixels(), ValueLayout.JAVA_INT, frame.offset(area.x(), area.y() + y), 8);
		}
		return List.of(area);
	}

	private List<Area> fill(final Area area, final int colour) {
		for (var y = area.y(); y < area.bottom(); y++) {
			for (var x = area.x(); x < area.right(); x++) {
				frame.pixels().set(ValueLayout.JAVA_INT, frame.offset(x, y), colour);
			}
		}
		return List.of(area);
	}

	private static int[] text(final int height) {
		final var image = new BufferedImage(W, height, BufferedImage.TYPE_INT_RGB);
		final var graphics = image.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, W, height);
		graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_LCD_HRGB);
		graphics.setColor(Color.BLACK);
		graphics.setFont(new Font("DejaVu Sans", Font.PLAIN, 13));
		final var random = new Random(1);
		for (var y = 14; y < height; y += 16) {
			final var line = new StringBuilder();
			final var length = random.nextInt(40, 230);
			while (line.length() < length) {
				random.ints(random.nextInt(1, 10), 'a', 'z' + 1).forEach(line::appendCodePoint);
				line.append(' ');
			}
			graphics.drawString(line.toString(), 4, y);
		}
		graphics.dispose();
		return image.getRGB(0, 0, W, height, null, 0, W);
	}

	private static int[] ui(final int height) {
		final var picture = new int[W * height];
		for (var y = 0; y < height; y++) {
			for (var x = 0; x < W; x++) {
				final var ink = x % 17 < 9 && y % 24 > 5 && y % 24 < 17 && (x / 17 * 7 + y / 24 * 13) % 5 != 0 && (x * 31 + y * 17) % 7 < 3;
				picture[y * W + x] = ink ? 0x202020 : y / 24 % 2 != 0 ? 0xffffff : 0xe8eef8;
			}
		}
		return picture;
	}

	private static int[] photo(final int height) {
		final var random = new Random(12345);
		final var picture = new int[W * height];
		for (var y = 0; y < height; y++) {
			for (var x = 0; x < W; x++) {
				final var noise = random.nextInt(13) - 6;
				final var red = 128 + x * y / 977 % 97 - 48 + ((x / 7 ^ y / 11) & 31) + noise;
				final var green = 128 + ((x + 2 * y) % 256 - 128) / 2 + noise;
				final var blue = 128 + ((x * x / 1500 + y) % 200 - 100) / 2 + noise;
				picture[y * W + x] = Math.clamp(red, 0, 255) << 16 | Math.clamp(green, 0, 255) << 8 | Math.clamp(blue, 0, 255);
			}
		}
		return picture;
	}
}
