# Sourced: where the built products are, and building them.

product_folder() {
	echo "$1/releng/products/target/products/tandem-$2/linux/gtk/x86_64"
}

build_if_needed() {
	local root=$1
	if [ ! -x "$(product_folder "$root" workbench)/tandem-workbench" ] || [ ! -x "$(product_folder "$root" endpoint)/tandem-endpoint" ]; then
		echo "Building the products (the first time takes some minutes)" >&2
		"$root/mvnw" -q -f "$root/pom.xml" verify -DskipTests >&2
	fi
}
