# Starts the workbench.
. (Join-Path (Split-Path -Parent $PSCommandPath) 'launch.ps1')
exit (Start-Tandem 'workbench' (Split-Path -Parent $PSCommandPath) $WindowedOptions $args -Windowed)
