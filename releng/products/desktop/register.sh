# Sourced by the start scripts: makes this person's desktop know a product, or forget it: its entry in menu and search, what opens invitations,
# and tandem:// links. Everything goes below XDG_DATA_HOME, but for the unit of the person's systemd that waits for offers of help: it goes below
# XDG_CONFIG_HOME, and starts where somebody enables it. Packages of a distribution put the same files where everybody has them.
readonly data=${XDG_DATA_HOME:-$HOME/.local/share}
readonly units=${XDG_CONFIG_HOME:-$HOME/.config}/systemd/user
readonly kinds=mime/packages/tandem.xml icon=icons/hicolor/scalable/apps/tandem.svg

# A program in an Exec line: quoted, for Exec's own rules and then for those of the file.
exec_word() {
	local word=$1
	word=${word//\\/\\\\\\\\}
	word=${word//\"/\\\\\"}
	word=${word//\`/\\\\\`}
	word=${word//\$/\\\\\$}
	word=${word//%/%%}
	printf '"%s"' "$word"
}

# The same in a unit's ExecStart.
unit_word() {
	local word=$1
	word=${word//\\/\\\\}
	word=${word//\"/\\\"}
	word=${word//%/%%}
	word=${word//\$/\$\$}
	printf '"%s"' "$word"
}

put() {
	mkdir -p "$data/$(dirname "$1")"
	cat >"$data/$1.new"
	mv -f "$data/$1.new" "$data/$1"
}

# Replaces @PROGRAM@ by a text that may hold anything.
filled() {
	local text
	text=$(cat "$1")
	printf '%s\n' "${text//@PROGRAM@/"$2"}"
}

refresh() {
	if [ -d "$data/mime/packages" ]; then
		update-mime-database "$data/mime"
	fi
	if command -v update-desktop-database >/dev/null && [ -d "$data/applications" ]; then
		update-desktop-database "$data/applications"
	fi
}

# register --register|--unregister NAME FOLDER, where NAME is the product's program in the folder.
register() {
	local name=$2 folder=$3 entry=applications/$2.desktop
	if [ "$1" = --register ]; then
		command -v update-mime-database >/dev/null || { echo "update-mime-database is missing: apt-get install shared-mime-info desktop-file-utils" >&2; exit 2; }
		filled "$folder/desktop/$name.desktop" "$(exec_word "$folder/$name")" | put "$entry"
		put "$kinds" <"$folder/desktop/tandem.xml"
		put "$icon" <"$folder/desktop/tandem.svg"
		if [ -f "$folder/desktop/${name}d.service" ]; then
			mkdir -p "$units"
			filled "$folder/desktop/${name}d.service" "$(unit_word "$folder/$name")" >"$units/${name}d.service"
			echo "To wait for offers of help in the background: systemctl --user enable --now ${name}d" >&2
		fi
		refresh
		echo "Registered below $data: your desktop's search finds \"$(sed -n 's/^Name=//p' "$folder/desktop/$name.desktop")\"." >&2
	else
		rm -f "$data/$entry" "$units/${name}d.service"
		# What both products need goes with the last of them.
		if ! compgen -G "$data/applications/tandem-*.desktop" >/dev/null; then
			rm -f "$data/$kinds" "$data/$icon"
		fi
		refresh
		echo "Forgotten below $data." >&2
	fi
}
