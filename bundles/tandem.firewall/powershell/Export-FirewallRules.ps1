# SPDX-License-Identifier: EPL-2.0
# Writes what Windows' firewall does now (the active store: local rules and group policy together) as the JSON that
# "tandem firewall evaluate --format windows-json" reads. Run as an administrator:
#     powershell -NoProfile -File Export-FirewallRules.ps1 > rules.json
# Filters are joined to their rules by InstanceID. Values may be words or numbers, single or in arrays.
$ErrorActionPreference = 'Stop'
$active = @{ PolicyStore = 'ActiveStore' }
[ordered]@{
	profiles          = @(Get-NetFirewallProfile @active | Select-Object Name, Enabled, DefaultInboundAction, AllowInboundRules, AllowLocalFirewallRules, DisabledInterfaceAliases)
	connections       = @(Get-NetConnectionProfile | Select-Object InterfaceAlias, InterfaceIndex, NetworkCategory)
	addresses         = @(Get-NetIPAddress | Select-Object InterfaceAlias, IPAddress, PrefixLength)
	rules             = @(Get-NetFirewallRule @active | Select-Object InstanceID, DisplayName, DisplayGroup, Group, Enabled, Direction, Action, Profile, EdgeTraversalPolicy, PolicyStoreSourceType, PrimaryStatus)
	portFilters       = @(Get-NetFirewallPortFilter @active | Select-Object InstanceID, Protocol, LocalPort, RemotePort, DynamicTarget)
	addressFilters    = @(Get-NetFirewallAddressFilter @active | Select-Object InstanceID, LocalAddress, RemoteAddress)
	applicationFilters = @(Get-NetFirewallApplicationFilter @active | Select-Object InstanceID, Program, Package)
	serviceFilters    = @(Get-NetFirewallServiceFilter @active | Select-Object InstanceID, Service)
	interfaceFilters  = @(Get-NetFirewallInterfaceFilter @active | Select-Object InstanceID, InterfaceAlias)
	interfaceTypeFilters = @(Get-NetFirewallInterfaceTypeFilter @active | Select-Object InstanceID, InterfaceType)
	securityFilters   = @(Get-NetFirewallSecurityFilter @active | Select-Object InstanceID, Authentication, Encryption, OverrideBlockRules, LocalUser, RemoteUser, RemoteMachine)
	ipsecRules        = @(Get-NetIPsecRule @active -ErrorAction SilentlyContinue | Select-Object InstanceID, Enabled)
} | ConvertTo-Json -Depth 4 -Compress
