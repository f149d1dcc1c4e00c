# SPDX-License-Identifier: EPL-2.0
"""Takes Eclipse's signatures out of the two jars of a product that Java itself opens, not the framework: it would check them, class by class, at
every start, a quarter of a second, and keep none of their classes in its cache. What was fetched was compared with its checksum when the product was built,
and the package has one of its own. The p2 repository keeps the jars as they came.

    unsigned.py FOLDER"""

import os
import pathlib
import re
import sys
import zipfile

SIGNATURE = re.compile(r"META-INF/[^/]+\.(SF|RSA|DSA|EC)", re.IGNORECASE)

for pattern in ("org.eclipse.osgi_*.jar", "org.eclipse.equinox.launcher_*.jar"):
    for jar in pathlib.Path(sys.argv[1], "plugins").glob(pattern):
        part = jar.with_name(jar.name + ".part")
        with zipfile.ZipFile(jar) as signed, zipfile.ZipFile(part, "w") as plain:
            for entry in signed.infolist():
                if not SIGNATURE.fullmatch(entry.filename):
                    plain.writestr(entry, signed.read(entry))
        times = jar.stat()
        os.replace(part, jar)
        os.utime(jar, ns=(times.st_atime_ns, times.st_mtime_ns))
