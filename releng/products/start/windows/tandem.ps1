# The command line: tandem --help
. (Join-Path (Split-Path -Parent $PSCommandPath) 'launch.ps1')
exit (Start-Tandem 'cli' (Split-Path -Parent $PSCommandPath) @('-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto') $args)
