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
	runtime_for "$product" "$folder/runtime"
	cp "$root/LICENSE" "$folder/LICENSE"
	python3 -I "$root/releng/packaging/licences.py" "$folder" >"$folder/THIRD-PARTY.txt"
	if [ "$product" = endpoint ] && [ -n "$team" ]; then
		cp "$team" "$folder/tandem-team.json"
	fi
	chmod -R u=rwX,go=rX "$folder"
}

# archive PARENT NAME FILE: the same content gives the same bytes.
archive() {
	tar -C "$1" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" --clamp-mtime -c "$2" | gzip -9n >"$3.new"
	mv -f "$3.new" "$3"
}
