# Sourced by the start scripts on macOS, whose bash is 3.2: finds Java and starts the product in the folder given.
java_version=25

is_wanted_java() {
	[ -x "$1/bin/java" ] && grep -q "^JAVA_VERSION=\"$java_version[\".]" "$1/release" 2>/dev/null
}

# Of programs with windows. The JDK's second compiler begins with what is used twenty times as often as it would by itself: at a start it is busy with
# code that is needed once, on the processors that the start needs. Loops over pixels and ciphers get there within their first picture.
readonly windowed_options="-Xmx1g -XX:+UseZGC -XX:Tier4InvocationThreshold=100000 -XX:Tier4MinInvocationThreshold=12000 -XX:Tier4CompileThreshold=300000
	-XX:Tier4BackEdgeThreshold=800000"

# find_java FOLDER: the one that came with the product in the folder, else one of this computer.
find_java() {
	local candidate
	for candidate in "${TANDEM_JAVA:-}" "$1/runtime" "${JAVA_HOME:-}" "$(/usr/libexec/java_home -v "$java_version" 2>/dev/null)" /Library/Java/JavaVirtualMachines/*"$java_version"*/Contents/Home; do
		if [ -n "$candidate" ] && is_wanted_java "$candidate"; then
			echo "$candidate/bin/java"
			return
		fi
	done
	return 1
}

# launch PRODUCT FOLDER ARGUMENTS
launch() {
	local product=$1 folder=$2 java state sorry
	shift 2
	sorry="Tandem needs Java $java_version, and none was found. Install one (for example Eclipse Temurin $java_version) or set TANDEM_JAVA to its folder."
	if ! java=$(find_java "$folder"); then
		echo "$sorry" >&2
		if [ -n "${windowed:-}" ]; then
			osascript -e "display alert \"Tandem\" message \"$sorry\"" >/dev/null 2>&1 || true
		fi
		exit 2
	fi
	state="${XDG_STATE_HOME:-$HOME/.local/state}/tandem/$product"
	mkdir -p "$state"
	# Secrets must not reach the disk: no core dumps, no heap dumps.
	ulimit -c 0
	# Apps that the Finder starts have no locale.
	export LC_ALL="${LC_ALL:-en_US.UTF-8}"
	local options=(${launch_options:-$windowed_options})
	if [ -z "${launch_options:-}" ] && [ "${TANDEM_START_CACHE:-}" != no ]; then
		# The classes of a start as they are in memory, no data: kept at the end of the first one, and anew after an upgrade.
		options+=(-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=$state/classes.jsa" -Xlog:cds=off -Xlog:aot=off)
	fi
	local command=("$java" ${windowed:+-XstartOnFirstThread} "${options[@]}" -XX:-HeapDumpOnOutOfMemoryError -XX:ErrorFile="$state/crash-%p.log" \
		--enable-native-access=ALL-UNNAMED -Djava.net.useSystemProxies=true ${TANDEM_JAVA_ARGS:-} \
		-Dosgi.requiredJavaVersion=$java_version -Dosgi.configuration.cascaded=true -Dosgi.sharedConfiguration.area="file:$folder/configuration/" \
		-jar "$folder"/plugins/org.eclipse.equinox.launcher_*.jar \
		-configuration "$state/configuration" -data "$state/workspace")
	if [ "$product" = workbench ]; then
		again_and_again "$@"
	fi
	exec "${command[@]}" "$@"
}

# again_and_again ARGUMENTS: runs the command that launch made, again where it asks for it, which it does after plug-ins changed. Signals go to it.
again_and_again() {
	local running status
	trap 'kill -TERM "$running" 2>/dev/null' TERM INT HUP
	while true; do
		"${command[@]}" "$@" &
		running=$!
		status=0
		wait "$running" || status=$?
		# A signal ends the waiting before the program has ended.
		while kill -0 "$running" 2>/dev/null; do
			status=0
			wait "$running" || status=$?
		done
		if [ "$status" -ne "$asks_again" ]; then
			exit "$status"
		fi
		set --
	done
}
