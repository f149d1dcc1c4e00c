# Sourced by the start scripts: finds Java and starts the product in the folder given.
readonly java_version=25

is_wanted_java() {
	[ -x "$1/bin/java" ] && grep -q "^JAVA_VERSION=\"$java_version[\".]" "$1/release" 2>/dev/null
}

# find_java FOLDER: the one that came with the product in the folder, else one of this computer.
find_java() {
	local candidate
	for candidate in "${TANDEM_JAVA:-}" "$1/runtime" "${JAVA_HOME:-}" /usr/lib/jvm/*"$java_version"* \
		"$(dirname "$(dirname "$(readlink -f "$(command -v java || echo /none/none/none)")")")"; do
		if [ -n "$candidate" ] && is_wanted_java "$candidate"; then
			echo "$candidate/bin/java"
			return
		fi
	done
	echo "Tandem needs Java $java_version, and none was found. Install one (for example Eclipse Temurin $java_version) or set TANDEM_JAVA to its folder." >&2
	exit 2
}

launch() {
	local product=$1 folder=$2
	shift 2
	local java state
	java=$(find_java "$folder")
	state="${XDG_STATE_HOME:-$HOME/.local/state}/tandem/$product"
	mkdir -p "$state"
	# Secrets must not reach the disk: no core dumps, no heap dumps.
	ulimit -c 0
	# Without a UTF-8 locale Java could neither open nor save files with other letters in their names.
	if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
		export LC_ALL=C.UTF-8
	fi
	exec "$java" ${launch_options:--Xmx1g -XX:+UseZGC} -XX:-HeapDumpOnOutOfMemoryError -XX:ErrorFile="$state/crash-%p.log" \
		--enable-native-access=ALL-UNNAMED -Djava.net.useSystemProxies=true ${TANDEM_JAVA_ARGS:-} \
		-Dosgi.requiredJavaVersion=$java_version -Dosgi.configuration.cascaded=true -Dosgi.sharedConfiguration.area="file:$folder/configuration/" \
		-jar "$folder"/plugins/org.eclipse.equinox.launcher_*.jar \
		-configuration "$state/configuration" -data "$state/workspace" "$@"
}
