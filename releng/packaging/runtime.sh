# Sourced: the Java runtimes that packages bring along.

# What all products may use, and what a plug-in expects of a Java that has no windows of its own.
readonly modules=java.base,java.instrument,java.logging,java.management,java.naming,java.net.http,java.prefs,java.security.jgss,java.security.sasl,java.sql,java.xml,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs,jdk.localedata

# Dates and numbers are written as these readers know them. All languages of the world would be 8 MB more to fetch.
readonly languages=en,de,fr,es,it,pt,nl,pl,cs,sk,sl,hr,hu,ro,bg,el,da,sv,nb,nn,fi,et,lv,lt,uk,ru,tr,ar,he,hi,ja,ko,zh

jdk() {
	local candidate
	for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
		if [ -x "$candidate/bin/jlink" ] && grep -q '^JAVA_VERSION="25[".]' "$candidate/release" 2>/dev/null; then
			echo "$candidate"
			return
		fi
	done
	echo "A JDK 25 with jlink is needed, and none was found. Install one (for example Eclipse Temurin 25) or set JAVA_HOME." >&2
	exit 2
}

# runtime_for PRODUCT FOLDER: made once for products that need the same. Not compressed: the archive does that better.
runtime_for() {
	local wanted=$modules memory made
	case "$1" in
	endpoint) memory=-XX:+UseZGC ;;
	# Plug-ins with charts, printing or JavaBeans.
	workbench) memory=-XX:+UseZGC wanted+=,java.desktop,jdk.xml.dom,jdk.charsets ;;
	relay) memory="-XX:+UseSerialGC -XX:+UseCompactObjectHeaders" ;;
	cli) memory=-XX:+UseSerialGC ;;
	esac
	made=$work/runtime-$(printf '%s' "$wanted$memory" | sha256sum | cut -c1-12)
	if [ ! -d "$made" ]; then
		"$(jdk)/bin/jlink" --add-modules "$wanted" --include-locales="$languages" --strip-debug --no-header-files --no-man-pages --output "$made" ||
			{ echo "jlink could not make a runtime of $wanted" >&2; exit 1; }
		# The JDK's own classes as they are in memory, for the memory settings of the start script: a start is quicker.
		"$made/bin/java" $memory --enable-native-access=ALL-UNNAMED -Xshare:dump >/dev/null 2>&1
	fi
	cp -a "$made" "$2"
}

# foreign_runtime PRODUCT FOLDER: from the jmods of the other system's JDK 25.
foreign_runtime() {
	local wanted=$modules
	if [ "$1" = workbench ]; then
		wanted+=,java.desktop,jdk.xml.dom,jdk.charsets
	fi
	"$(jdk)/bin/jlink" --module-path "$jmods" --add-modules "$wanted" --include-locales="$languages" --strip-debug --no-header-files --no-man-pages --output "$2" ||
		{ echo "jlink could not make a runtime of what is in $jmods" >&2; exit 1; }
}
