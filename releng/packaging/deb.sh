# Sourced: Debian packages.

# What the products call in the system's libraries; what a minimal system would lack otherwise.
readonly windows_need="libgtk-3-0, libxtst6, libxi6, libxrandr2, libxdamage1, libxfixes3, libxext6, libturbojpeg0, librsvg2-common, shared-mime-info, desktop-file-utils, hicolor-icon-theme"

about() {
	case "$1" in
	endpoint)
		echo "Depends: libc6, $windows_need"
		echo "Recommends: xdg-utils, pkexec | policykit-1, glib-networking, libproxy1-plugin-webkit"
		cat <<-'TEXT'
			Description: remote assistance with consent: get help
			 Somebody with a computer problem shares their screen, and somebody they trust
			 sees it, asks for mouse and keyboard, repairs or teaches, and leaves. Nothing
			 listens before the person invites, nothing is seen or done before they allow
			 it, and everything between the two is encrypted from end to end.
			 .
			 This is the program of the person who is helped.
		TEXT
		;;
	workbench)
		echo "Depends: libc6, $windows_need"
		echo "Recommends: xdg-utils, glib-networking, libproxy1-plugin-webkit"
		echo "Suggests: freerdp2-x11"
		cat <<-'TEXT'
			Description: remote assistance with consent: the technician's workbench
			 Opens invitations, gives one-time codes, finds computers that wait for help,
			 shows their screens, and can be extended with plug-ins. Nothing is seen or
			 done before the person at the other computer allows it, and everything
			 between the two is encrypted from end to end.
		TEXT
		;;
	cli)
		echo "Depends: libc6"
		echo "Suggests: tandem-endpoint, tandem-workbench"
		cat <<-'TEXT'
			Description: remote assistance with consent: the command line
			 Does for scripts and administrators what the windows of Tandem do: settings,
			 sessions, invitations, and diagnostics that say which rule of a firewall keeps
			 help out.
		TEXT
		;;
	esac
}

# share PRODUCT NAME PROGRAM ROOT: what the desktop and man find.
share() {
	local product=$1 program=$2 to=$3/usr/share folder=$3/usr/lib/$2
	mkdir -p "$to/man/man1"
	if [ "$product" = cli ]; then
		XDG_STATE_HOME=$work/state XDG_CONFIG_HOME=$work/config XDG_RUNTIME_DIR=$work "$folder/tandem" manual | gzip -9n >"$to/man/man1/tandem.1.gz"
		mkdir -p "$to/bash-completion/completions"
		XDG_STATE_HOME=$work/state XDG_CONFIG_HOME=$work/config XDG_RUNTIME_DIR=$work "$folder/tandem" completion >"$to/bash-completion/completions/tandem"
		return
	fi
	gzip -9n <"$root/releng/packaging/man/$program.1" >"$to/man/man1/$program.1.gz"
	mkdir -p "$to/applications" "$to/icons/hicolor/scalable/apps"
	sed -e "s|@PROGRAM@|/usr/bin/$program|; s|^Icon=.*|Icon=$program|" "$folder/desktop/$program.desktop" >"$to/applications/$program.desktop"
	if [ -f "$folder/desktop/${program}d.service" ]; then
		mkdir -p "$3/usr/lib/systemd/user"
		sed "s|@PROGRAM@|/usr/bin/$program|" "$folder/desktop/${program}d.service" >"$3/usr/lib/systemd/user/${program}d.service"
	fi
	mv "$folder/desktop/tandem.svg" "$to/icons/hicolor/scalable/apps/$program.svg"
	if [ "$product" = workbench ]; then
		mkdir -p "$to/mime/packages"
		sed "s|generic-icon name=\"tandem\"|generic-icon name=\"$program\"|" "$folder/desktop/tandem.xml" >"$to/mime/packages/$program.xml"
	fi
	rm -r "$folder/desktop"
}

# debian_package PRODUCT FOLDER OUT
debian_package() {
	local product=$1 from=$2 to=$3 program tree
	program=$(program_of "$product")
	tree=$work/deb-$program
	mkdir -p "$tree/DEBIAN" "$tree/usr/bin" "$tree/usr/lib" "$tree/usr/share/doc/$program"
	cp -a "$from" "$tree/usr/lib/$program"
	share "$product" "$program" "$tree"
	ln -s "../lib/$program/$program" "$tree/usr/bin/$program"
	mv "$tree/usr/lib/$program/THIRD-PARTY.txt" "$tree/usr/share/doc/$program/"
	{
		echo "Tandem, licensed under the Eclipse Public License 2.0:"
		echo
		cat "$tree/usr/lib/$program/LICENSE"
		echo
		echo "THIRD-PARTY.txt in this folder names the licences of the libraries that come with it; those of the Java runtime are in"
		echo "/usr/lib/$program/runtime/legal."
	} >"$tree/usr/share/doc/$program/copyright"
	rm "$tree/usr/lib/$program/LICENSE"
	{
		echo "Package: $program"
		echo "Version: $version"
		echo "Architecture: amd64"
		echo "Section: net"
		echo "Priority: optional"
		echo "Maintainer: Tandem <tandem@localhost>"
		echo "Installed-Size: $(du -sk "$tree/usr" | cut -f1)"
		about "$product"
	} >"$tree/DEBIAN/control"
	(cd "$tree" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
	chmod -R u=rwX,go=rX "$tree"
	find "$tree" -newermt "@$SOURCE_DATE_EPOCH" -print0 | xargs -0r touch --no-dereference --date="@$SOURCE_DATE_EPOCH"
	dpkg-deb --root-owner-group -Zxz --build "$tree" "$to/${program}_${version}_amd64.deb" >/dev/null
	rm -rf "$tree"
}
