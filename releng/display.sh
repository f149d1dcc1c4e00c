# Sourced: gives the script that sources it a virtual display with a window manager, and ends both with it.

# As the start scripts do: without a UTF-8 locale Java knows no files with other letters in their names.
if [ "$(locale charmap 2>/dev/null)" != UTF-8 ]; then
	export LC_ALL=C.UTF-8
fi

start_display() {
	local number_file
	number_file=$(mktemp)
	Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp -noreset 3>"$number_file" >/dev/null 2>&1 &
	display_processes=($!)
	trap 'kill "${display_processes[@]}" 2>/dev/null || true' EXIT
	for _ in $(seq 100); do
		[ -s "$number_file" ] && break
		kill -0 "${display_processes[0]}" || { echo "Xvfb does not start" >&2; exit 1; }
		sleep 0.1
	done
	DISPLAY=":$(cat "$number_file")"
	rm -f "$number_file"
	export DISPLAY XDG_SESSION_TYPE=x11
	unset WAYLAND_DISPLAY
	openbox --sm-disable >/dev/null 2>&1 &
	display_processes+=($!)
}
