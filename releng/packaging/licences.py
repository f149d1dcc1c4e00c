# SPDX-License-Identifier: EPL-2.0
"""Lists the libraries in a product's folder and their licences, as each says them itself."""

import pathlib
import re
import sys
import zipfile
import xml.etree.ElementTree as xml

# Bundles that say it in a page for people only.
PAGES = (("Eclipse Public License - v 2.0", "EPL-2.0"), ("epl-2.0", "EPL-2.0"), ("epl-v20", "EPL-2.0"), ("epl-v10", "EPL-1.0"),
         ("Apache License", "Apache-2.0"), ("LICENSE-2.0", "Apache-2.0"))
# Libraries whose files say nothing; their sites do.
BOUNCY_CASTLE = "MIT (Bouncy Castle Licence, bouncycastle.org/licence.html)"
ELSEWHERE = {"bcpg": BOUNCY_CASTLE, "bcpkix": BOUNCY_CASTLE, "bcprov": BOUNCY_CASTLE, "bcutil": BOUNCY_CASTLE,
             "picocli": "Apache-2.0 (picocli.info)", "wrapped.xml-apis-ext": "Apache-2.0 and W3C (xerces.apache.org/xml-commons/licenses.html)"}
# Names that people write for licences, and SPDX's.
NAMES = ((r"apache.*2\.0|LICENSE-2\.0", "Apache-2.0"), (r"epl-2\.0|epl-v20|eclipse public license.*2", "EPL-2.0"), (r"edl-v10|eclipse distribution license", "BSD-3-Clause"), (r"bsd.*2.clause|BSD-2", "BSD-2-Clause"),
         (r"\bmit\b|MIT License", "MIT"), (r"^bsd$", "BSD"))


def main(folder):
    """Prints a line for each library."""
    print("Tandem itself is under the Eclipse Public License 2.0. It comes with these libraries, each under its own licence:\n")
    unknown = []
    for jar in sorted(pathlib.Path(folder, "plugins").glob("*.jar"), key=lambda path: path.name.lower()):
        name, version = re.fullmatch(r"(.+?)_(\d+\..*)", jar.stem).groups()
        if name.startswith("tandem."):
            continue
        licence = licence_of(jar) or ELSEWHERE.get(name)
        if not licence:
            unknown.append(name)
        print(f"{name} {version}: {licence}")
    print("\nThe Java runtime is OpenJDK: GPL-2.0 with Classpath Exception; the notices of its parts are in runtime/legal.")
    if unknown:
        sys.exit("These say no licence: " + ", ".join(unknown))


def licence_of(jar):
    """What a bundle says, or None."""
    with zipfile.ZipFile(jar) as entries:
        manifest = re.sub(r"\r?\n ", "", entries.read("META-INF/MANIFEST.MF").decode("utf-8"))
        said = re.search(r"^Bundle-License: (.*?)\r?$", manifest, re.M)
        if said:
            return spdx(said.group(1))
        for entry in entries.namelist():
            if re.fullmatch(r"META-INF/maven/.*/pom\.xml", entry):
                found = xml.fromstring(entries.read(entry)).findall("{*}licenses/{*}license/{*}name")
                if found:
                    return spdx(" or ".join(name.text.strip() for name in found))
        for page in ("about.html", "META-INF/LICENSE", "META-INF/LICENSE.txt", "LICENSE.txt", "META-INF/LICENSE.md"):
            if page in entries.namelist():
                text = entries.read(page).decode("utf-8", "replace")
                for words, licence in PAGES:
                    if words.lower() in text.lower():
                        return licence
    return None


def spdx(said):
    """The usual short names for what was said, as it was said where there is none."""
    found = [short for pattern, short in NAMES if re.search(pattern, said, re.I)]
    return " or ".join(dict.fromkeys(found)) or said


main(sys.argv[1])
