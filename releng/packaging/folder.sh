# Sourced: the folder of a product as people get it.

program_of() {
	case "$1" in
	cli) echo tandem ;;
	*) echo "tandem-$1" ;;
	esac
}

# product_with_runtime PRODUCT FOLDER
product_with_runtime() {
	local product=$1 folder=$2
	cp -a "$(product_folder "$root" "$product")" "$folder"
	# Launchers and lists of Eclipse's that our start scripts don't use.
	rm -f "$folder/eclipse.ini"
	python3 -I "$root/releng/packaging/unsigned.py" "$folder"
	runtime_for "$product" "$folder/runtime"
	cp "$root/LICENSE" "$folder/LICENSE"
	python3 -I "$root/releng/packaging/licences.py" "$folder" >"$folder/THIRD-PARTY.txt"
	if [ "$product" = endpoint ] && [ -n "$team" ]; then
		cp "$team" "$folder/tandem-team.json"
	fi
	chmod -R u=rwX,go=rX "$folder"
}

# The folder in which Tycho puts a product for a platform.
built_for() {
	case "$2" in
	windows) echo "$root/releng/products/target/products/tandem-$1/win32/win32/x86_64" ;;
	macos) echo "$root/releng/products/target/products/tandem-$1/macosx/cocoa/aarch64/Eclipse.app/Contents/Eclipse" ;;
	esac
}

# product_for PRODUCT PLATFORM FOLDER: with the start scripts of that system, and without a Java runtime: a JDK links runtimes for its own system only,
# unless somebody has the jmods of the other one.
product_for() {
	local product=$1 platform=$2 folder=$3 program from
	program=$(program_of "$product")
	from=$(built_for "$product" "$platform")
	[ -d "$from" ] || { echo "There is no $product for $platform in releng/products/target" >&2; exit 1; }
	case "$platform" in
	windows)
		cp -a "$from" "$folder"
		rm -f "$folder"/*.ini
		cp "$root/releng/products/start/windows/launch.ps1" "$root/releng/products/start/windows/$program".* "$folder/"
		case "$product" in
		endpoint | workbench) cp "$root/releng/products/start/windows/register.ps1" "$folder/" ;;
		esac
		;;
	macos)
		mkdir -p "$folder"
		case "$product" in
		endpoint | workbench)
			application "$product" "$from" "$folder/$(application_name "$product").app"
			folder=$folder/$(application_name "$product").app/Contents/Tandem
			;;
		*)
			cp -a "$from/." "$folder/"
			rm -f "$folder"/*.ini
			cp "$root/releng/products/start/macos/launch.sh" "$folder/"
			install -m 755 "$root/releng/products/start/macos/$program" "$folder/$program"
			;;
		esac
		;;
	esac
	python3 -I "$root/releng/packaging/unsigned.py" "$folder"
	if [ -n "$jmods" ]; then
		foreign_runtime "$product" "$folder/runtime"
	fi
	if [ "$product" = relay ]; then
		cp "$root/releng/products/start/relay/tandem-relay.json" "$folder/"
	fi
	cp "$root/LICENSE" "$folder/LICENSE"
	python3 -I "$root/releng/packaging/licences.py" "$folder" >"$folder/THIRD-PARTY.txt"
	if [ "$product" = endpoint ] && [ -n "$team" ]; then
		cp "$team" "$folder/tandem-team.json"
	fi
	chmod -R u=rwX,go=rX "$folder"
}

application_name() {
	case "$1" in
	endpoint) echo "Get Help (Tandem)" ;;
	workbench) echo "Tandem Workbench" ;;
	esac
}

# application PRODUCT FROM FOLDER: a bundle of macOS; the product is in Contents/Tandem.
application() {
	local product=$1 from=$2 to=$3
	mkdir -p "$to/Contents/MacOS" "$to/Contents/Resources"
	cp -a "$from" "$to/Contents/Tandem"
	rm -f "$to/Contents/Tandem"/*.ini
	sed "s|@VERSION@|${version%%[~-]*}|g" "$root/releng/products/start/macos/tandem-$product.plist" >"$to/Contents/Info.plist"
	cp "$root/releng/products/start/macos/launch.sh" "$to/Contents/Tandem/"
	install -m 755 "$root/releng/products/start/macos/tandem-$product" "$to/Contents/MacOS/tandem-$product"
}

# zipped PARENT NAME FILE: the same content gives the same bytes.
zipped() {
	rm -f "$3"
	find "$1/$2" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
	(cd "$1" && find "$2" -print | LC_ALL=C sort | TZ=UTC zip -9 -X -q "$3.new" -@)
	mv -f "$3.new" "$3"
}

# archive PARENT NAME FILE: the same content gives the same bytes.
archive() {
	tar -C "$1" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" --clamp-mtime -c "$2" | gzip -9n >"$3.new"
	mv -f "$3.new" "$3"
}
