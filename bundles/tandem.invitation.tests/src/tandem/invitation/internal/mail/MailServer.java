// SPDX-License-Identifier: EPL-2.0
package tandem.invitation.internal.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** A real mail server (Debian's python3-aiosmtpd), with a certificate of its own making. */
final class MailServer implements AutoCloseable {

	private static final String SCRIPT = """
			import asyncio, base64, json, ssl, sys
			from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
			tls, auth, utf8, cert, key = sys.argv[1] == 'tls', sys.argv[2] == 'auth', sys.argv[3] == 'utf8', sys.argv[4], sys.argv[5]
			class Handler:
			    async def handle_RCPT(self, server, session, envelope, address, options):
			        if address.startswith('nobody@'):
			            return '550 no such person'
			        envelope.rcpt_tos.append(address)
			        return '250 OK'
			    async def handle_DATA(self, server, session, envelope):
			        print(json.dumps({'from': envelope.mail_from, 'to': envelope.rcpt_tos, 'secure': session.ssl is not None, 'user': str(session.authenticated),
			            'content': base64.b64encode(envelope.content if isinstance(envelope.content, bytes) else envelope.content.encode()).decode()}), flush=True)
			        return '250 taken'
			def check(server, session, envelope, mechanism, data):
			    return AuthResult(success=isinstance(data, LoginPassword) and data.login == b'desk' and data.password == 'gehe\u00edm'.encode())
			context = None
			if tls:
			    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
			    context.load_cert_chain(cert, key)
			async def main():
			    make = lambda: SMTP(Handler(), hostname='test', tls_context=context, require_starttls=tls, authenticator=check if auth else None,
			        auth_required=auth, auth_require_tls=True, enable_SMTPUTF8=utf8)
			    server = await asyncio.get_running_loop().create_server(make, '127.0.0.1', 0)
			    print(server.sockets[0].getsockname()[1], flush=True)
			    await server.serve_forever()
			asyncio.run(main())
			""";

	private final Process process;

	private final BufferedReader told;

	private final int port;

	private final Path certificate;

	private MailServer(final Process process, final BufferedReader told, final int port, final Path certificate) {
		this.process = process;
		this.told = told;
		this.port = port;
		this.certificate = certificate;
	}

	static boolean isInstalled() throws Exception {
		final var process = new ProcessBuilder("/usr/bin/python3", "-c", "import aiosmtpd").redirectErrorStream(true).start();
		return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
	}

	/** @param name that the certificate is for */
	static MailServer start(final Path folder, final boolean tls, final boolean auth, final boolean utf8, final String name) throws Exception {
		final var certificate = folder.resolve("cert.pem");
		final var key = folder.resolve("key.pem");
		final var made = new ProcessBuilder("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=" + name, "-addext",
				"subjectAltName=DNS:" + name, "-keyout", key.toString(), "-out", certificate.toString()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		if (made.waitFor() != 0) {
			throw new IOException("openssl");
		}
		final var script = Files.writeString(folder.resolve("server.py"), SCRIPT);
		final var process = new ProcessBuilder(List.of("/usr/bin/python3", script.toString(), tls ? "tls" : "plain", auth ? "auth" : "open", utf8 ? "utf8" : "ascii",
				certificate.toString(), key.toString())).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		final var told = process.inputReader();
		return new MailServer(process, told, Integer.parseInt(told.readLine()), certificate);
	}

	int port() {
		return port;
	}

	/** Trusts its certificate alone. */
	SSLSocketFactory trusting() throws Exception {
		final var store = KeyStore.getInstance(KeyStore.getDefaultType());
		store.load(null);
		try (var in = Files.newInputStream(certificate)) {
			store.setCertificateEntry("server", CertificateFactory.getInstance("X.509").generateCertificate(in));
		}
		final var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(store);
		final var context = SSLContext.getInstance("TLS");
		context.init(null, trust.getTrustManagers(), null);
		return context.getSocketFactory();
	}

	/** The next message that it took. */
	JsonObject taken() throws IOException {
		return (JsonObject) JsonParser.parseString(told.readLine());
	}

	/** Whether it took none so far. */
	boolean hasNone() throws IOException {
		return !told.ready();
	}

	static byte[] content(final JsonObject taken) {
		return Base64.getDecoder().decode(taken.get("content").getAsString());
	}

	@Override
	public void close() {
		process.destroyForcibly();
	}
}
