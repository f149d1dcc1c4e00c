# Starts the relay: tandem-relay --config FILE, or tandem-relay --dev to try it.
. (Join-Path (Split-Path -Parent $PSCommandPath) 'launch.ps1')
exit (Start-Tandem 'relay' (Split-Path -Parent $PSCommandPath) @('-Xmx1g', '-Xmn32m', '-XX:+UseSerialGC', '-XX:+UseCompactObjectHeaders', '-XX:MinHeapFreeRatio=10', '-XX:MaxHeapFreeRatio=20', '-XX:+ExitOnOutOfMemoryError', '-XX:MaxDirectMemorySize=1g', '-Djdk.tls.rejectClientInitiatedRenegotiation=true') $args)
