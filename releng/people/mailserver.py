# SPDX-License-Identifier: EPL-2.0
"""A real mail server (aiosmtpd) that takes mail only over STARTTLS and from who has the password; each message becomes a JSON file.

Arguments: certificate, its key, folder, user, password. Prints its port."""

import asyncio
import json
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

certificate, key, folder, user, password = sys.argv[1:]


class Box:
    """Keeps what it is given."""

    async def handle_DATA(self, server, session, envelope):
        """Writes a message under a name of its own, whole or not at all."""
        number = len(list(pathlib.Path(folder).glob("*.json")))
        part = pathlib.Path(folder, f"{number}.part")
        part.write_text(json.dumps({"from": envelope.mail_from, "to": envelope.rcpt_tos, "secure": session.ssl is not None, "known": bool(session.authenticated),
                                    "content": envelope.content.decode("latin-1")}))
        part.rename(pathlib.Path(folder, f"{number}.json"))
        return "250 taken"


def known(server, session, envelope, mechanism, data):
    """Who may hand mail in."""
    return AuthResult(success=isinstance(data, LoginPassword) and (data.login, data.password) == (user.encode(), password.encode()))


async def serve():
    """Until it is ended."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(Box(), hostname="localhost", tls_context=context, require_starttls=True, authenticator=known, auth_required=True, auth_require_tls=True), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(serve())
