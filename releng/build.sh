# Sourced: where the built products are, and building them.

product_folder() {
	echo "$1/releng/products/target/products/tandem-$2/linux/gtk/x86_64"
}

# Builds where there is no build yet, or where a source is newer than it.
build_if_needed() {
	local root=$1 built
	built=$(product_folder "$root" endpoint)/configuration/config.ini
	if [ ! -e "$built" ] || [ ! -x "$(product_folder "$root" workbench)/tandem-workbench" ] || [ ! -x "$(product_folder "$root" relay)/tandem-relay" ] || [ ! -x "$(product_folder "$root" cli)/tandem" ] || [ -n "$(newer_sources "$root" "$built")" ]; then
		echo "Building the products (the first time takes some minutes)" >&2
		"$root/mvnw" -q -f "$root/pom.xml" verify -DskipTests >&2
	fi
}

# The same for the products of all platforms.
build_all_if_needed() {
	local root=$1 built
	built=$root/releng/products/target/products/tandem-workbench/win32/win32/x86_64/configuration/config.ini
	if [ ! -e "$built" ] || [ -n "$(newer_sources "$root" "$built")" ]; then
		echo "Building the products for all platforms (the first time takes some minutes)" >&2
		"$root/mvnw" -q -f "$root/pom.xml" verify -DskipTests -Dtandem.platforms=all >&2
	fi
}

newer_sources() {
	find "$1/pom.xml" "$1/target-platform" "$1/features" "$1/releng/products" "$1/bundles" \( -name target -o -name '*.tests' -o -name 'tandem.testsupport' \) -prune -o -type f -newer "$2" \
		! -name '.tycho-consumer-pom.xml' ! -name '.polyglot*' -print -quit
}
