# Starts the endpoint.
. (Join-Path (Split-Path -Parent $PSCommandPath) 'launch.ps1')
exit (Start-Tandem 'endpoint' (Split-Path -Parent $PSCommandPath) $WindowedOptions $args -Windowed)
